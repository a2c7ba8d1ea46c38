import type { Service } from '@wijkwerk/backend/contract/service.ts'
import { t } from '../text/text.ts'

/** Whose data the map is drawn from: one short line, the whole of it when opened. */
export function Attribution({ credits }: { credits: Service['credits'] }) {
  return (
    <details className="map-attribution">
      <summary>{t('map.credits')}</summary>
      <ul>
        {credits.map(({ source, text, licence }) => (
          <li key={source}>
            {text} ({licence})
          </li>
        ))}
        <li>{t('map.credits.streets')}</li>
      </ul>
    </details>
  )
}
