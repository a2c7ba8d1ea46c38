import type { MapLayer } from '../map-layer.ts'

/** The other kernen step back a little when one is in focus. */
export const highlight: MapLayer = {
  id: 'highlight',
  basemap: 'any',
  draw: ({ theme, highlight: slug, dimOthers }) => [
    {
      id: 'other-kernen',
      type: 'fill',
      source: 'areas',
      filter: ['all', ['==', ['get', 'kind'], 'kern'], ['!=', ['get', 'slug'], slug ?? '']],
      paint: { 'fill-color': theme.dim, 'fill-opacity': dimOthers ? theme.dimOpacity : 0, 'fill-antialias': false },
    },
  ],
}
