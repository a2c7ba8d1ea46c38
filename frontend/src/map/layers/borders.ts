import type { MapLayer } from '../map-layer.ts'

export const borders: MapLayer = {
  id: 'borders',
  basemap: 'any',
  draw: ({ theme, highlight }) => [
    {
      id: 'neighbourhood-borders',
      type: 'line',
      source: 'areas',
      filter: ['==', ['get', 'kind'], 'neighbourhood'],
      minzoom: 14,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.border, 'line-width': 1.5, 'line-dasharray': [1, 2], 'line-opacity': 0.8 },
    },
    {
      id: 'kern-borders',
      type: 'line',
      source: 'borders',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.border, 'line-width': 2, 'line-dasharray': [4, 2] },
    },
    {
      id: 'highlight-border',
      type: 'line',
      source: 'areas',
      filter: ['==', ['get', 'slug'], highlight ?? ''],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.border, 'line-width': 2.5 },
    },
  ],
}
