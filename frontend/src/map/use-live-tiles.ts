import type { Map as MapLibre } from 'maplibre-gl'
import { useEffect } from 'react'
import { subscribe } from '../api/events.ts'
import { createTileRefresher } from './idea-tiles.ts'

/** Shows what others do: every event of the portal fetches the ideas on screen again. */
export function useLiveTiles(map: MapLibre | null) {
  useEffect(
    function followEvents() {
      if (!map) return
      const tiles = createTileRefresher(map, 'ideas')
      const unsubscribe = subscribe(tiles.refresh)
      return () => {
        unsubscribe()
        tiles.stop()
      }
    },
    [map],
  )
}
