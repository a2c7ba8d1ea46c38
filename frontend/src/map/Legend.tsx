import type { ReactNode } from 'react'
import { STATUSES } from '../state/idea-choices.ts'
import { workStatusName } from '../text/content-facts.ts'
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
const ROW: [number, number] = [52, 25]

const svg = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="28" height="26" viewBox="0 0 28 26">${content}</svg>`

/** A street in the band of its hindrance. */
const hindranceBand = ({ work }: MapTheme) =>
  svg(
    `<rect x="0.5" y="5" width="27" height="16" rx="5" fill="${work}" fill-opacity="0.22" stroke="${work}" stroke-opacity="0.6"/>`,
  )

const WORK_LINES = {
  'in-progress': 'stroke-width="6" stroke-dasharray="13 3"',
  planned: 'stroke-width="4.5" stroke-linecap="round" stroke-dasharray="0.1 9"',
  done: 'stroke-width="3" stroke-dasharray="8 5"',
} as const
const WORK_STATUSES = ['in-progress', 'planned', 'done'] as const

/** The sign of a work beside its line in the street, both as the map draws them. */
function workRow(status: keyof typeof WORK_LINES, theme: MapTheme) {
  const colour = status === 'done' ? theme.closed : theme.work
  const sign = signSvg(`work-${status}`, theme).replace('<svg ', '<svg x="0" y="0" ')
  const line = `<path d="M38 17h29" stroke="${colour}" ${WORK_LINES[status]}/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="70" height="34" viewBox="0 0 70 34">${sign}${line}</svg>`
}

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
          <li className="map-legend-group">
            <strong>{t('legend.work')}</strong>
            <ul>
              {WORK_STATUSES.map((status) => (
                <Entry key={status} svg={workRow(status, theme)} size={ROW}>
                  {workStatusName(status)}
                </Entry>
              ))}
              <Entry svg={hindranceBand(theme)} size={SIGN}>
                {t('legend.hindrance')}
              </Entry>
            </ul>
          </li>
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
