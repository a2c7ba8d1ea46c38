import type { ExpressionSpecification } from 'maplibre-gl'
import { keyOf } from '../../state/home-state.ts'
import { t } from '../../text/text.ts'
import { FONTS, type MapLayer, type MapView } from '../map-layer.ts'

const isExample: ExpressionSpecification = ['boolean', ['get', 'example'], false]
const CHOSEN_SIZE = 1.35

export const SIGN_LAYERS = ['chosen-sign', 'work-signs', 'content-signs']

/** A work that goes on or is planned. */
const isLiveWork: ExpressionSpecification = [
  'match',
  ['get', 'content'],
  ['work-in-progress', 'work-planned'],
  true,
  false,
]
const SIZES: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 11, 0.7, 14, 0.9, 17, 1]
/** A consultation on the place of a work hangs beside its diamond; both are then seen, and can be tapped. */
const BESIDE: ExpressionSpecification = [
  'case',
  ['boolean', ['get', 'beside'], false],
  ['literal', [31, -5]],
  ['literal', [0, 0]],
]

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
      filter: ['all', ['!', isLiveWork], ['!=', ['get', 'key'], chosenKey(view)]],
      layout: {
        'icon-image': ['get', 'sign'],
        'icon-size': SIZES,
        'icon-offset': BESIDE,
        'icon-allow-overlap': true,
        'icon-padding': 0,
        'symbol-sort-key': ['get', 'rank'],
      },
    },
  ],
}

/** Where the street is open or will be: above every idea and count, on all zooms. */
export const workSigns: MapLayer = {
  id: 'work-signs',
  basemap: 'any',
  draw: (view) => [
    // Only the map of one work asks for it.
    {
      id: 'work-street-names',
      type: 'symbol',
      source: 'signs',
      filter: ['has', 'streetNames'],
      layout: {
        'text-field': ['get', 'streetNames'],
        'text-font': FONTS.bold,
        'text-size': 14,
        'text-max-width': 9,
        'text-anchor': 'left',
        'text-offset': [1.8, 0],
        'text-justify': 'left',
        'text-allow-overlap': true,
      },
      paint: { 'text-color': view.theme.label, 'text-halo-color': view.theme.halo, 'text-halo-width': 2 },
    },
    {
      id: 'work-signs',
      type: 'symbol',
      source: 'signs',
      filter: ['all', isLiveWork, ['!=', ['get', 'key'], chosenKey(view)]],
      layout: {
        'icon-image': ['get', 'sign'],
        'icon-size': SIZES,
        // Seen from afar it steps aside, so that the number of a bubble below it can be read.
        'icon-offset': ['step', ['zoom'], ['literal', [18, -18]], 15, ['literal', [0, 0]]],
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
      layout: {
        'icon-image': ['get', 'sign'],
        'icon-size': CHOSEN_SIZE,
        'icon-offset': BESIDE,
        'icon-allow-overlap': true,
      },
    },
  ],
}
