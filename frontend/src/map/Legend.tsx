import type { ReactNode } from 'react'
import { STATUSES } from '../state/idea-choices.ts'
import { statusName } from '../text/format.ts'
import { t } from '../text/text.ts'
import { dropSvg } from './marker-svg.ts'
import { signSvg } from './sign-svg.ts'
import type { MapTheme } from './theme.ts'
import { useMapTheme } from './use-map-theme.ts'

const WIDE = '(min-width: 60rem) and (min-height: 40rem)'

function Entry({ svg, size, children }: { svg: string; size: [number, number]; children: ReactNode }) {
  const [width, height] = size
  return (
    <li>
      <img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt="" width={width} height={height} />
      {children}
    </li>
  )
}

const DROP: [number, number] = [24, 30]
const SIGN: [number, number] = [26, 26]

const svg = (width: number, content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="28" height="26" viewBox="0 0 ${width} 26">${content}</svg>`

/** A stretch of street with works, as the map draws it. */
const workLine = ({ work, markHalo }: MapTheme) =>
  svg(
    28,
    `<path d="M1 13h26" stroke="${markHalo}" stroke-width="9"/><path d="M1 13h26" stroke="${work}" stroke-width="5" stroke-dasharray="8 4"/>`,
  )

const hindranceBand = ({ work }: MapTheme) =>
  svg(
    28,
    `<rect x="1" y="6" width="26" height="14" rx="4" fill="${work}" fill-opacity="0.22" stroke="${work}" stroke-opacity="0.6"/>`,
  )

const aroundCircle = ({ mine }: MapTheme) =>
  svg(
    28,
    `<circle cx="14" cy="13" r="11" fill="${mine}" fill-opacity="0.1" stroke="${mine}" stroke-width="2.5"/><circle cx="14" cy="13" r="3.5" fill="${mine}"/>`,
  )

/** What there is on the map to explain. */
export type LegendOf = {
  ideas: boolean
  works: boolean
  consultations: boolean
  rooms: boolean
  around: boolean
}

/** What the signs on the map mean; folded up where there is little room. */
export function Legend({ of }: { of: LegendOf }) {
  const theme = useMapTheme()
  return (
    <details className="map-legend" open={window.matchMedia(WIDE).matches}>
      <summary>{t('map.legend')}</summary>
      <ul>
        {of.ideas &&
          STATUSES.map((status) => (
            <Entry key={status} svg={dropSvg(status, theme)} size={DROP}>
              {statusName(status)}
            </Entry>
          ))}
        {of.works && (
          <>
            <Entry svg={signSvg('work-in-progress', theme)} size={SIGN}>
              {t('legend.work')}
            </Entry>
            <Entry svg={workLine(theme)} size={SIGN}>
              {t('legend.workLine')}
            </Entry>
            <Entry svg={hindranceBand(theme)} size={SIGN}>
              {t('legend.hindrance')}
            </Entry>
          </>
        )}
        {of.consultations && (
          <Entry svg={signSvg('consultation-open', theme)} size={SIGN}>
            {t('legend.consultation')}
          </Entry>
        )}
        {of.rooms && (
          <Entry svg={signSvg('room', theme)} size={SIGN}>
            {t('legend.room')}
          </Entry>
        )}
        {of.around && (
          <Entry svg={aroundCircle(theme)} size={SIGN}>
            {t('legend.around')}
          </Entry>
        )}
        <Entry svg={dropSvg('received', theme, { example: true })} size={DROP}>
          {t('site.example')}
        </Entry>
        {of.ideas && (
          <li>
            <span className="map-legend-count" aria-hidden="true">
              12
            </span>
            {t('map.legend.count')}
          </li>
        )}
      </ul>
    </details>
  )
}
