import type { Map as MapLibre } from 'maplibre-gl'

const FINE_PIXELS = 10
const DIRECTIONS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Adds to the map's own keys: fine steps with Shift or Ctrl, plus and minus on any keyboard, and Space. */
export function steer(map: MapLibre, onSpace?: () => void): () => void {
  const canvas = map.getCanvas()
  const act = (event: KeyboardEvent): (() => void) | null => {
    const direction = DIRECTIONS[event.key]
    if (direction && (event.shiftKey || event.ctrlKey)) {
      const [x, y] = direction
      return () => map.panBy([x * FINE_PIXELS, y * FINE_PIXELS], { animate: false }, { originalEvent: event })
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return null
    if (event.key === '+' || event.key === '=') return () => map.zoomIn({ duration: 200 }, { originalEvent: event })
    if (event.key === '-' || event.key === '_') return () => map.zoomOut({ duration: 200 }, { originalEvent: event })
    return event.key === ' ' && onSpace ? onSpace : null
  }
  const listen = (event: KeyboardEvent) => {
    const action = act(event)
    if (!action) return
    event.preventDefault()
    event.stopPropagation()
    action()
  }
  canvas.addEventListener('keydown', listen)
  return () => canvas.removeEventListener('keydown', listen)
}
