import type { SymbolLayerSpecification } from 'maplibre-gl'
import { FONTS, type MapLayer } from '../map-layer.ts'
import type { MapTheme } from '../theme.ts'

export const ink = (theme: MapTheme, colour = theme.label): SymbolLayerSpecification['paint'] => ({
  'text-color': colour,
  'text-halo-color': theme.halo,
  'text-halo-width': 2,
})

/** Names of neighbours, along streets, of squares and stations: what stands first yields first. */
export const names: MapLayer = {
  id: 'names',
  basemap: 'own',
  draw: ({ theme }) => [
    {
      id: 'neighbour-names',
      type: 'symbol',
      source: 'area-names',
      filter: ['==', ['get', 'kind'], 'neighbour'],
      maxzoom: 14,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONTS.regular,
        'text-size': 14,
        'text-letter-spacing': 0.04,
      },
      paint: ink(theme, theme.softLabel),
    },
    {
      id: 'street-names',
      type: 'symbol',
      source: 'streets',
      filter: ['!=', ['geometry-type'], 'Point'],
      minzoom: 13.5,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 320,
        'text-field': ['get', 'name'],
        'text-font': FONTS.regular,
        'text-size': ['interpolate', ['linear'], ['zoom'], 14, 12.5, 16, 14, 18, 16],
        'text-max-angle': 32,
        'text-padding': 6,
      },
      paint: ink(theme),
    },
    {
      id: 'small-street-names',
      type: 'symbol',
      source: 'streets',
      filter: ['==', ['geometry-type'], 'Point'],
      minzoom: 15.5,
      layout: { 'text-field': ['get', 'name'], 'text-font': FONTS.regular, 'text-size': 13 },
      paint: ink(theme),
    },
    {
      id: 'landmark-names',
      type: 'symbol',
      source: 'background',
      filter: ['match', ['get', 'kind'], ['square', 'station', 'town-hall'], true, false],
      minzoom: 14,
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONTS.bold,
        'text-size': ['interpolate', ['linear'], ['zoom'], 14, 12.5, 17, 14.5],
        'text-max-width': 8,
        'text-padding': 6,
        'text-anchor': ['match', ['get', 'kind'], 'square', 'center', 'top'],
        'text-offset': ['match', ['get', 'kind'], 'square', ['literal', [0, 0]], ['literal', [0, 0.5]]],
      },
      paint: ink(theme, theme.softLabel),
    },
  ],
}
