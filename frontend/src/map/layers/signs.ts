import type { ExpressionSpecification } from 'maplibre-gl'
import { keyOf } from '../../state/home-state.ts'
import { t } from '../../text/text.ts'
import { FONTS, type MapLayer, type MapView } from '../map-layer.ts'

const isExample: ExpressionSpecification = ['boolean', ['get', 'example'], false]
const CHOSEN_SIZE = 1.35

export const SIGN_LAYERS = ['chosen-sign', 'content-signs']

const chosenKey = ({ chosen }: MapView) => (chosen ? keyOf(chosen) : '')

/** The signs of works, consultations and rooms, each by its shape. */
export const signs: MapLayer = {
  id: 'signs',
  basemap: 'any',
  draw: (view) => [
    {
      id: 'example-sign-names',
      type: 'symbol',
      source: 'signs',
      filter: isExample,
      minzoom: 13,
      layout: {
        'text-field': t('site.example'),
        'text-font': FONTS.regular,
        'text-size': 12,
        'text-anchor': 'top',
        'text-offset': [0, 1.2],
        'text-padding': 0,
      },
      paint: { 'text-color': view.theme.label, 'text-halo-color': view.theme.halo, 'text-halo-width': 2 },
    },
    {
      id: 'content-signs',
      type: 'symbol',
      source: 'signs',
      filter: ['!=', ['get', 'key'], chosenKey(view)],
      layout: {
        'icon-image': ['get', 'sign'],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.7, 14, 0.9, 17, 1],
        'icon-allow-overlap': true,
        'icon-padding': 0,
        'symbol-sort-key': ['get', 'rank'],
      },
    },
  ],
}

/** What is chosen stands above all else. */
export const chosenSign: MapLayer = {
  id: 'chosen-sign',
  basemap: 'any',
  draw: (view) => [
    {
      id: 'chosen-sign',
      type: 'symbol',
      source: 'signs',
      filter: ['==', ['get', 'key'], chosenKey(view)],
      layout: { 'icon-image': ['get', 'sign'], 'icon-size': CHOSEN_SIZE, 'icon-allow-overlap': true },
    },
  ],
}
