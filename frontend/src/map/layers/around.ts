import type { MapLayer } from '../map-layer.ts'

/** The circle around a place that somebody asked about. */
export const around: MapLayer = {
  id: 'around',
  basemap: 'any',
  draw: ({ theme }) => [
    {
      id: 'around-area',
      type: 'fill',
      source: 'around',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': theme.mine, 'fill-opacity': 0.1 },
    },
    {
      id: 'around-edge',
      type: 'line',
      source: 'around',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'line-color': theme.mine, 'line-width': 2.5 },
    },
  ],
}

/** The place in the middle of the circle, above what is done to the street there. */
export const aroundPlace: MapLayer = {
  id: 'around-place',
  basemap: 'any',
  draw: ({ theme }) => [
    {
      id: 'around-place',
      type: 'circle',
      source: 'around',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-color': theme.mine,
        'circle-radius': 7,
        'circle-stroke-color': theme.markHalo,
        'circle-stroke-width': 3,
      },
    },
  ],
}
