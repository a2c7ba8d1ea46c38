import type { AreaDetail } from '@wijkwerk/backend/contract/areas.ts'
import { Link } from 'wouter'
import { formatList } from '../text/format.ts'
import { t } from '../text/text.ts'

/** What there is to know about a kern below its ideas: where it lies, its known places, its streets. */
export function AreaFacts({ area }: { area: AreaDetail }) {
  const { name, parent, approximate, places, streets } = area
  return (
    <section className="area-facts" aria-labelledby="straten">
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
