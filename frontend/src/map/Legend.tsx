import { STATUSES } from '../state/idea-choices.ts'
import { statusName } from '../text/format.ts'
import { t } from '../text/text.ts'
import { dropSvg } from './marker-svg.ts'
import type { MapTheme } from './theme.ts'
import { useMapTheme } from './use-map-theme.ts'

const WIDE = '(min-width: 60rem) and (min-height: 40rem)'

function Sign({ svg }: { svg: string }) {
  return <img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt="" width={24} height={30} />
}

const exampleSign = (theme: MapTheme) => dropSvg('received', theme, { example: true })

/** What the signs on the map mean; folded up where there is little room. */
export function Legend() {
  const theme = useMapTheme()
  return (
    <details className="map-legend" open={window.matchMedia(WIDE).matches}>
      <summary>{t('map.legend')}</summary>
      <ul>
        {STATUSES.map((status) => (
          <li key={status}>
            <Sign svg={dropSvg(status, theme)} />
            {statusName(status)}
          </li>
        ))}
        <li>
          <Sign svg={exampleSign(theme)} />
          {t('site.example')}
        </li>
        <li>
          <span className="map-legend-count" aria-hidden="true">
            12
          </span>
          {t('map.legend.count')}
        </li>
      </ul>
    </details>
  )
}
