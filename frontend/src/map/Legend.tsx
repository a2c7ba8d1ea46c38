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

const DROP: [number, number] = [22, 27]
const SIGN: [number, number] = [25, 25]

const svg = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="28" height="26" viewBox="0 0 28 26">${content}</svg>`

/** A stretch of street with works in the band of its hindrance, as the map draws them. */
const workLine = ({ work, markHalo }: MapTheme) =>
  svg(
    `<rect x="0.5" y="5" width="27" height="16" rx="5" fill="${work}" fill-opacity="0.22" stroke="${work}" stroke-opacity="0.6"/><path d="M3 13h22" stroke="${markHalo}" stroke-width="8"/><path d="M3 13h22" stroke="${work}" stroke-width="5" stroke-dasharray="6 2.5"/>`,
  )

const aroundCircle = ({ mine }: MapTheme) =>
  svg(
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
        {of.ideas ? (
          <Entry svg={dropSvg('received', theme, { example: true })} size={DROP}>
            {t('site.example')}
          </Entry>
        ) : (
          <Entry
            svg={signSvg(of.works ? 'work-in-progress' : 'consultation-open', theme, { example: true })}
            size={SIGN}
          >
            {t('site.example')}
          </Entry>
        )}
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
