import { useQueries } from '@tanstack/react-query'
import type { WorkStatus } from '@wijkwerk/backend/contract/works.ts'
import type { Map as MapLibre } from 'maplibre-gl'
import { useEffect, useId, useRef } from 'react'
import { ideaQuery } from '../api/queries.ts'
import type { Chosen } from '../state/home-state.ts'
import { workStatusName } from '../text/content-facts.ts'
import { statusName } from '../text/format.ts'
import { t } from '../text/text.ts'
import { dropSvg } from './marker-svg.ts'
import { signSvg } from './sign-svg.ts'
import type { MapTheme } from './theme.ts'
import type { Thing } from './things-at.ts'
import { useMapTheme } from './use-map-theme.ts'

const MOST = 20
const WIDTH_PIXELS = 288
const GAP_PIXELS = 8
const PIN_PIXELS = 48
/** As wide as the buttons for the zoom, with room on both sides. */
const BUTTONS_PIXELS = 72
const NARROW_PIXELS = 480

const signOf = (thing: Thing, theme: MapTheme) =>
  thing.type === 'idea'
    ? dropSvg(thing.status, theme, { example: thing.example })
    : signSvg(thing.content, theme, { example: thing.example })

function noteOf(thing: Thing): string {
  if (thing.type === 'idea') return statusName(thing.status)
  if (thing.chosen.type === 'room') return t('legend.room')
  if (thing.chosen.type === 'consultation') return t('legend.consultation')
  return t('layer.work', { status: workStatusName(thing.content.replace('work-', '') as WorkStatus) })
}

/** Beside the pins, on the side where the map has room, clear of the buttons; a narrow map has one place for it. */
function positionOf(map: MapLibre, things: readonly Thing[]) {
  const { clientWidth: width, clientHeight: height } = map.getContainer()
  if (width < NARROW_PIXELS) return
  const [first] = things
  const { x, y } = first ? map.project(first.at) : { x: width / 2, y: height / 2 }
  const left = Math.max(GAP_PIXELS, Math.min(x - WIDTH_PIXELS / 2, width - WIDTH_PIXELS - BUTTONS_PIXELS))
  const [above, below] = [y - PIN_PIXELS - GAP_PIXELS, height - y - 2 * GAP_PIXELS]
  return below > above
    ? { left, top: y + GAP_PIXELS, maxHeight: below }
    : { left, bottom: height - y + PIN_PIXELS, maxHeight: above }
}

type Props = { map: MapLibre; things: readonly Thing[]; onChoose: (chosen: Chosen) => void; onClose: () => void }

/** A short list of what stands too close together, or lies over each other, to click apart. */
export function Chooser({ map, things, onChoose, onClose }: Props) {
  const theme = useMapTheme()
  const shown = things.slice(0, MOST)
  const ideaIds = shown.flatMap(({ chosen }) => (chosen.type === 'idea' ? [chosen.id] : []))
  const ideas = useQueries({ queries: ideaIds.map((id) => ideaQuery(id)) })
  const hasOnlyIdeas = things.every(({ type }) => type === 'idea')
  const box = useRef<HTMLDivElement>(null)
  const titleId = useId()
  const position = positionOf(map, things)
  useEffect(function takeFocus() {
    box.current?.querySelector<HTMLButtonElement>('li button')?.focus()
  }, [])
  useEffect(
    function closeOnEscape() {
      const listen = (event: KeyboardEvent) => event.key === 'Escape' && onClose()
      document.addEventListener('keydown', listen)
      return () => document.removeEventListener('keydown', listen)
    },
    [onClose],
  )
  return (
    <div
      ref={box}
      className={`map-chooser${position ? '' : ' is-narrow'}`}
      role="dialog"
      style={position}
      aria-labelledby={titleId}
    >
      <div className="map-chooser-head">
        <p id={titleId}>{t(hasOnlyIdeas ? 'map.chooser.title' : 'layer.chooser', { count: things.length })}</p>
        <button type="button" className="map-chooser-close" onClick={onClose} aria-label={t('map.chooser.close')}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M6 6l12 12M18 6L6 18" />
          </svg>
        </button>
      </div>
      <ul>
        {shown.map((thing) => {
          const idea = ideas.find(({ data }) => thing.chosen.type === 'idea' && data?.id === thing.chosen.id)?.data
          const unnamed = t('map.chooser.idea', { id: String(thing.chosen.id) })
          return (
            <li key={thing.key}>
              <button type="button" onClick={() => onChoose(thing.chosen)}>
                <img
                  src={`data:image/svg+xml,${encodeURIComponent(signOf(thing, theme))}`}
                  alt=""
                  width={thing.type === 'idea' ? 24 : 28}
                  height={thing.type === 'idea' ? 30 : 28}
                />
                <span>
                  <span lang={idea?.language}>{thing.type === 'idea' ? (idea?.title ?? unnamed) : thing.title}</span>
                  <small>{thing.example ? `${noteOf(thing)} · ${t('site.example')}` : noteOf(thing)}</small>
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      {things.length > MOST && (
        <p>{t(hasOnlyIdeas ? 'map.chooser.more' : 'layer.chooserMore', { count: things.length - MOST })}</p>
      )}
    </div>
  )
}
