import type { MapLayer } from '../map-layer.ts'

export const railway: MapLayer = {
  id: 'railway',
  basemap: 'own',
  draw: ({ theme }) => [
    {
      id: 'railway',
      type: 'line',
      source: 'background',
      filter: ['==', ['get', 'kind'], 'railway'],
      paint: { 'line-color': theme.railway, 'line-width': 2 },
    },
    {
      id: 'railway-sleepers',
      type: 'line',
      source: 'background',
      filter: ['==', ['get', 'kind'], 'railway'],
      minzoom: 13,
      paint: { 'line-color': theme.railway, 'line-width': 7, 'line-dasharray': [0.25, 1.5] },
    },
  ],
}
