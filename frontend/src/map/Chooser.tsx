import { useQueries } from '@tanstack/react-query'
import type { Map as MapLibre } from 'maplibre-gl'
import { useEffect, useId, useRef } from 'react'
import { ideaQuery } from '../api/queries.ts'
import { statusName } from '../text/format.ts'
import { t } from '../text/text.ts'
import { dropSvg } from './marker-svg.ts'
import type { Pin } from './pins-at.ts'
import { useMapTheme } from './use-map-theme.ts'

const MOST = 20
const WIDTH_PIXELS = 288
const GAP_PIXELS = 8

/** Beside the pins, on the side where the map has room. */
function positionOf(map: MapLibre, pins: Pin[]) {
  const { clientWidth: width, clientHeight: height } = map.getContainer()
  const [first] = pins
  const { x, y } = first ? map.project(first.at) : { x: width / 2, y: height / 2 }
  const left = Math.max(GAP_PIXELS, Math.min(x - WIDTH_PIXELS / 2, width - WIDTH_PIXELS - GAP_PIXELS))
  return y < height / 2
    ? { left, top: y + GAP_PIXELS, maxHeight: height - y - 2 * GAP_PIXELS }
    : { left, bottom: height - y + 48, maxHeight: y - 48 - GAP_PIXELS }
}

type Props = { map: MapLibre; pins: Pin[]; onChoose: (id: number) => void; onClose: () => void }

/** A short list of ideas that stand too close together to click apart. */
export function Chooser({ map, pins, onChoose, onClose }: Props) {
  const theme = useMapTheme()
  const shown = pins.slice(0, MOST)
  const ideas = useQueries({ queries: shown.map(({ id }) => ideaQuery(id)) })
  const box = useRef<HTMLDivElement>(null)
  const titleId = useId()
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
    <div ref={box} className="map-chooser" role="dialog" style={positionOf(map, pins)} aria-labelledby={titleId}>
      <div className="map-chooser-head">
        <p id={titleId}>{t('map.chooser.title', { count: pins.length })}</p>
        <button type="button" className="map-chooser-close" onClick={onClose} aria-label={t('map.chooser.close')}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M6 6l12 12M18 6L6 18" />
          </svg>
        </button>
      </div>
      <ul>
        {shown.map(({ id, status, example }, index) => (
          <li key={id}>
            <button type="button" onClick={() => onChoose(id)}>
              <img
                src={`data:image/svg+xml,${encodeURIComponent(dropSvg(status, theme, { example }))}`}
                alt=""
                width={24}
                height={30}
              />
              <span>
                <span lang={ideas[index]?.data?.language}>
                  {ideas[index]?.data?.title ?? t('map.chooser.idea', { id: String(id) })}
                </span>
                <small>{example ? `${statusName(status)} · ${t('site.example')}` : statusName(status)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {pins.length > MOST && <p>{t('map.chooser.more', { count: pins.length - MOST })}</p>}
    </div>
  )
}
