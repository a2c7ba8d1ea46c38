import type { WorkDetail } from '@wijkwerk/backend/contract/works.ts'
import { Link } from 'wouter'
import { t } from '../../text/text.ts'
import { Links } from '../Links.tsx'
import { lengthWords } from './work-facts.ts'

type Props = { work: Pick<WorkDetail, 'locationText' | 'streets' | 'areas' | 'lengthMetres' | 'id'> }

/** Where works are exactly: the words of staff, streets, length and kernen. */
export function WorkWhere({ work: { id, locationText, streets, areas, lengthMetres } }: Props) {
  return (
    <section aria-labelledby="plek">
      <h2 id="plek">{t('work.where')}</h2>
      <dl className="fact-list">
        {locationText && (
          <div>
            <dt>{t('work.stretch')}</dt>
            <dd>{locationText}</dd>
          </div>
        )}
        {streets.length > 0 && (
          <div>
            <dt>{t('work.streets', { count: streets.length })}</dt>
            <dd>
              <Links base="/straat/" items={streets} />
            </dd>
          </div>
        )}
        {lengthMetres !== null && (
          <div>
            <dt>{t('work.length')}</dt>
            <dd>{t('work.about', { length: lengthWords(lengthMetres) })}</dd>
          </div>
        )}
        {areas.length > 0 && (
          <div>
            <dt>{t('work.areas', { count: areas.length })}</dt>
            <dd>
              <Links base="/kern/" items={areas} />
            </dd>
          </div>
        )}
      </dl>
      <p className="no-print">
        <Link className="quiet-link" href={`/?werk=${id}&weergave=kaart`}>
          {t('home.onMap')}
        </Link>
      </p>
    </section>
  )
}
