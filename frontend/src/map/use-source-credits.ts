import type { Map as MapLibre } from 'maplibre-gl'
import { useEffect, useState } from 'react'

/** Attributions come as HTML; only their words are shown. */
const words = (html: string) => new DOMParser().parseFromString(html, 'text/html').body.textContent

const attributionsOf = (map: MapLibre): string[] =>
  Object.keys(map.getStyle().sources).flatMap((id) => {
    const { attribution } = map.getSource(id) ?? {}
    return attribution ? [words(attribution)] : []
  })

/** Whom an archive or a style from elsewhere asks to be named, once they have been read. */
export function useSourceCredits(map: MapLibre | null): readonly string[] {
  const [credits, setCredits] = useState<readonly string[]>([])
  useEffect(
    function collectCredits() {
      if (!map) return
      const collect = ({ sourceDataType }: { sourceDataType?: string }) => {
        if (sourceDataType !== 'metadata') return
        const found = [...new Set(attributionsOf(map))]
        setCredits((known) => (known.join() === found.join() ? known : found))
      }
      collect({ sourceDataType: 'metadata' })
      map.on('sourcedata', collect)
      return () => {
        map.off('sourcedata', collect)
      }
    },
    [map],
  )
  return credits
}
