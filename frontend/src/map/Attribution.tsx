import type { Service } from '@wijkwerk/backend/contract/service.ts'
import { t } from '../text/text.ts'

type Props = {
  credits: Service['credits']
  /** Whom the basemap itself asks to be named. */
  basemap: readonly string[]
  hasOwnStreets: boolean
}

/** Whose data the map is drawn from: one short line, the whole of it when opened. */
export function Attribution({ credits, basemap, hasOwnStreets }: Props) {
  return (
    <details className="map-attribution">
      <summary>{[...basemap, t(hasOwnStreets ? 'map.credits.own' : 'map.credits')].join(' · ')}</summary>
      <ul>
        {credits.map(({ source, text, licence }) => (
          <li key={source}>
            {text} ({licence})
          </li>
        ))}
        {hasOwnStreets && <li>{t('map.credits.streets')}</li>}
      </ul>
    </details>
  )
}
