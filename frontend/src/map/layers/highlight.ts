import type { MapLayer } from '../map-layer.ts'

/** The other kernen step back a little when one is in focus. Nothing does when the focus is no kern. */
export const highlight: MapLayer = {
  id: 'highlight',
  isBasemap: false,
  draw: ({ theme, highlight: slug }) => [
    {
      id: 'other-kernen',
      type: 'fill',
      source: 'areas',
      filter: ['all', ['==', ['get', 'kind'], 'kern'], ['!=', ['get', 'slug'], slug ?? '']],
      paint: { 'fill-color': theme.dim, 'fill-opacity': slug === null ? 0 : theme.dimOpacity, 'fill-antialias': false },
    },
  ],
}
