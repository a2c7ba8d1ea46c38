import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl'
import { FONTS, type MapLayer } from '../map-layer.ts'
import { ink } from './names.ts'

const ROADS: FilterSpecification = [
  'match',
  ['get', 'kind'],
  ['highway', 'major_road', 'medium_road', 'minor_road'],
  true,
  false,
]
const isLarge: ExpressionSpecification = ['match', ['get', 'kind'], ['highway', 'major_road'], true, false]

const width = (extraPixels: number): ExpressionSpecification => [
  'interpolate',
  ['exponential', 1.4],
  ['zoom'],
  11,
  ['case', isLarge, 2 + extraPixels, 0.6 + extraPixels * 0.5],
  14,
  ['case', isLarge, 5 + extraPixels, 3 + extraPixels],
  18,
  ['case', isLarge, 18 + extraPixels, 13 + extraPixels],
]

/** The ground of an archive of tiles in the Protomaps schema, in our colours. */
export const archive: MapLayer = {
  id: 'archive',
  basemap: 'archive',
  draw: ({ theme }) => [
    { id: 'archive-outside', type: 'background', paint: { 'background-color': theme.outside } },
    {
      id: 'archive-earth',
      type: 'fill',
      source: 'archive',
      'source-layer': 'earth',
      paint: { 'fill-color': theme.ground },
    },
    {
      id: 'archive-green',
      type: 'fill',
      source: 'archive',
      'source-layer': 'landuse',
      filter: ['match', ['get', 'kind'], ['park', 'forest', 'wood', 'grass', 'cemetery', 'playground'], true, false],
      paint: { 'fill-color': theme.green },
    },
    {
      id: 'archive-water',
      type: 'fill',
      source: 'archive',
      'source-layer': 'water',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': theme.water },
    },
    {
      id: 'archive-buildings',
      type: 'fill',
      source: 'archive',
      'source-layer': 'buildings',
      minzoom: 14.5,
      paint: { 'fill-color': theme.outside },
    },
    {
      id: 'archive-railway',
      type: 'line',
      source: 'archive',
      'source-layer': 'roads',
      filter: ['==', ['get', 'kind'], 'rail'],
      paint: { 'line-color': theme.railway, 'line-width': 2 },
    },
    {
      id: 'archive-paths',
      type: 'line',
      source: 'archive',
      'source-layer': 'roads',
      filter: ['==', ['get', 'kind'], 'path'],
      minzoom: 15,
      paint: { 'line-color': theme.casing, 'line-width': 1.5, 'line-dasharray': [2, 1.5] },
    },
    {
      id: 'archive-casings',
      type: 'line',
      source: 'archive',
      'source-layer': 'roads',
      filter: ROADS,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': theme.casing, 'line-width': width(2) },
    },
    {
      id: 'archive-roads',
      type: 'line',
      source: 'archive',
      'source-layer': 'roads',
      filter: ROADS,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': theme.street, 'line-width': width(0) },
    },
    {
      id: 'archive-road-names',
      type: 'symbol',
      source: 'archive',
      'source-layer': 'roads',
      filter: ROADS,
      minzoom: 13.5,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 320,
        'text-field': ['coalesce', ['get', 'name'], ''],
        'text-font': FONTS.regular,
        'text-size': ['interpolate', ['linear'], ['zoom'], 14, 12.5, 18, 16],
        'text-max-angle': 32,
      },
      paint: ink(theme),
    },
  ],
}
