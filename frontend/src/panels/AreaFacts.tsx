import type { AreaDetail } from '@wijkwerk/backend/contract/areas.ts'
import { Link } from 'wouter'
import { formatList } from '../text/format.ts'
import { t } from '../text/text.ts'
import { useService } from './use-service.ts'

const FEWEST_TO_TELL = 5

/** What there is to know about a kern below its ideas: where it lies, its known places, its streets. */
export function AreaFacts({ area }: { area: AreaDetail }) {
  const { name, parent, approximate, places, promise, chosen, streets } = area
  const { answerWithinWorkingDays: days } = useService()
  return (
    <section className="area-facts" aria-labelledby="straten">
      {chosen && (
        <p>
          <strong>{t('home.worksOn', { year: String(chosen.year) })}</strong> {chosen.reason}
        </p>
      )}
      {promise && (
        <p>
          {promise.due < FEWEST_TO_TELL
            ? t('home.promiseFew', { days })
            : t('home.promise', { days, due: promise.due, kept: promise.kept })}
        </p>
      )}
      {approximate && <p className="soft">{t('home.approximate')}</p>}
      {parent && <p className="soft">{t('home.partOf', { area: parent.name })}</p>}
      {places.length > 0 && (
        <p>
          <strong>{t('home.places')}</strong> {formatList(places.map((place) => place.name))}
        </p>
      )}
      <h2 id="straten">{t('home.streets', { area: name })}</h2>
      <p className="soft">{t('home.streetsHint')}</p>
      <ul className="street-list">
        {streets.map((street) => (
          <li key={street.id}>
            <Link href={`/straat/${street.slug}`}>{street.name}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
