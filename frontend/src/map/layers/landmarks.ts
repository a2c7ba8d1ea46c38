import type { MapLayer } from '../map-layer.ts'

/** Squares, stations and the town hall; their names are in names.ts. */
export const landmarks: MapLayer = {
  id: 'landmarks',
  basemap: 'own',
  draw: ({ theme }) => [
    {
      id: 'squares',
      type: 'circle',
      source: 'background',
      filter: ['==', ['get', 'kind'], 'square'],
      minzoom: 14,
      paint: {
        'circle-color': theme.street,
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 14, 5, 17, 12],
        'circle-stroke-color': theme.casing,
        'circle-stroke-width': 1,
      },
    },
    {
      id: 'landmarks',
      type: 'circle',
      source: 'background',
      filter: ['match', ['get', 'kind'], ['station', 'town-hall'], true, false],
      minzoom: 14,
      paint: {
        'circle-color': theme.softLabel,
        'circle-radius': 4,
        'circle-stroke-color': theme.halo,
        'circle-stroke-width': 2,
      },
    },
  ],
}
