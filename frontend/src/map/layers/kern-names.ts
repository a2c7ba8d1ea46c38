import { FONTS, type MapLayer } from '../map-layer.ts'
import { ink } from './names.ts'

export const kernNames: MapLayer = {
  id: 'kern-names',
  basemap: 'any',
  draw: ({ theme }) => [
    {
      id: 'kern-names',
      type: 'symbol',
      source: 'area-names',
      filter: ['==', ['get', 'kind'], 'kern'],
      maxzoom: 15,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONTS.bold,
        'text-size': ['interpolate', ['linear'], ['zoom'], 11, 13, 14, 17],
        'text-max-width': 7,
        'text-padding': 2,
        'text-variable-anchor': ['center', 'bottom', 'top'],
        'text-radial-offset': 1.2,
      },
      paint: { ...ink(theme, theme.border), 'text-halo-width': 2.5 },
    },
  ],
}
