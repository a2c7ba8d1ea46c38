import type { ExpressionSpecification } from 'maplibre-gl'
import type { MapLayer } from '../map-layer.ts'

const width = (extraPixels: number): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  ...[11, 1.5 + extraPixels * 0.5, 13, 3 + extraPixels * 0.7, 14, 5.5 + extraPixels],
  ...[15, 8 + extraPixels, 16, 10.5 + extraPixels, 17, 13 + extraPixels, 19, 26 + extraPixels],
]

export const streets: MapLayer = {
  id: 'streets',
  basemap: 'own',
  draw: ({ theme }) => [
    {
      id: 'street-casings',
      type: 'line',
      source: 'streets',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': theme.casing, 'line-width': width(2) },
    },
    {
      id: 'streets',
      type: 'line',
      source: 'streets',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': theme.street, 'line-width': width(0) },
    },
  ],
}
