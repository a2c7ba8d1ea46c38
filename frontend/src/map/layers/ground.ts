import { type MapLayer, NEIGHBOUR_KINDS } from '../map-layer.ts'

/** What lies under everything: the city and its neighbours. */
export const ground: MapLayer = {
  id: 'ground',
  basemap: 'own',
  draw: ({ theme }) => [
    { id: 'outside', type: 'background', paint: { 'background-color': theme.outside } },
    {
      id: 'ground',
      type: 'fill',
      source: 'areas',
      filter: ['==', ['get', 'kind'], 'municipality'],
      paint: { 'fill-color': theme.ground },
    },
    {
      id: 'neighbour-borders',
      type: 'line',
      source: 'background',
      filter: ['match', ['get', 'kind'], [...NEIGHBOUR_KINDS], true, false],
      paint: { 'line-color': theme.softLabel, 'line-opacity': 0.35, 'line-width': 1 },
    },
  ],
}
