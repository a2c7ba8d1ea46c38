import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl'
import { t } from '../../text/text.ts'
import { FONTS, type MapLayer } from '../map-layer.ts'

const isExample: ExpressionSpecification = ['boolean', ['get', 'example'], false]
const isCount: FilterSpecification = ['has', 'count']
/** A count of nothing but examples looks as hollow as an example itself: it is no public figure. */
const isExampleCount: ExpressionSpecification = ['==', ['get', 'count'], ['coalesce', ['get', 'examples'], 0]]

/** Follows `dropName` in marker-svg.ts. */
const drop: ExpressionSpecification = ['concat', ['case', isExample, 'example-', 'drop-'], ['get', 'status']]

const CHOSEN_SIZE = 1.4

const IDEA_TILES = 'ideas'
export const PIN_LAYERS = ['idea-pins', 'chosen-idea']
export const COUNT_LAYER = 'idea-counts'

export const ideas: MapLayer = {
  id: 'ideas',
  basemap: 'any',
  draw: ({ theme, chosen, hasIdeas, picking }) => {
    const visibility = hasIdeas ? 'visible' : 'none'
    const chosenId = chosen?.type === 'idea' ? chosen.id : -1
    return [
      {
        id: 'example-names',
        type: 'symbol',
        source: 'ideas',
        'source-layer': IDEA_TILES,
        filter: ['all', ['!', isCount], isExample],
        layout: {
          visibility,
          'text-field': t('site.example'),
          'text-font': FONTS.regular,
          'text-size': 12,
          'text-anchor': 'top',
          'text-offset': [0, 0.3],
          'text-padding': 0,
        },
        paint: {
          'text-opacity': picking ? 0 : 1,
          'text-color': theme.label,
          'text-halo-color': theme.halo,
          'text-halo-width': 2,
        },
      },
      {
        id: COUNT_LAYER,
        type: 'circle',
        source: 'ideas',
        'source-layer': IDEA_TILES,
        filter: isCount,
        layout: { visibility },
        paint: {
          'circle-color': ['case', isExampleCount, theme.markHalo, theme.idea],
          'circle-opacity': picking ? 0.4 : 1,
          'circle-radius': ['step', ['get', 'count'], 12, 10, 15, 100, 19, 1000, 24],
          'circle-stroke-color': ['case', isExampleCount, theme.idea, theme.markHalo],
          'circle-stroke-opacity': picking ? 0.4 : 1,
          'circle-stroke-width': 2.5,
        },
      },
      {
        id: 'idea-pins',
        type: 'symbol',
        source: 'ideas',
        'source-layer': IDEA_TILES,
        filter: ['all', ['!', isCount], ['!=', ['id'], chosenId]],
        layout: {
          visibility,
          'icon-image': drop,
          'icon-anchor': 'bottom',
          'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.66, 13, 0.78, 15, 0.9, 17, 1],
          'icon-allow-overlap': true,
          'icon-padding': 0,
        },
        paint: { 'icon-opacity': picking ? 0.4 : 1 },
      },
      // Seen where the tiles show the chosen idea only as part of a count, or not at all.
      {
        id: 'chosen-place',
        type: 'symbol',
        source: 'chosen',
        layout: {
          visibility,
          'icon-image': 'drop-chosen',
          'icon-anchor': 'bottom',
          'icon-size': CHOSEN_SIZE,
          'icon-allow-overlap': true,
        },
      },
      {
        id: 'chosen-idea',
        type: 'symbol',
        source: 'ideas',
        'source-layer': IDEA_TILES,
        filter: ['all', ['!', isCount], ['==', ['id'], chosenId]],
        layout: {
          visibility,
          'icon-image': drop,
          'icon-anchor': 'bottom',
          'icon-size': CHOSEN_SIZE,
          'icon-allow-overlap': true,
        },
        paint: { 'icon-opacity': 1 },
      },
    ]
  },
}

/** Read also where a work is drawn across the bubble. */
export const ideaNumbers: MapLayer = {
  id: 'idea-numbers',
  basemap: 'any',
  draw: ({ theme, hasIdeas, picking }) => [
    {
      id: 'idea-count-numbers',
      type: 'symbol',
      source: 'ideas',
      'source-layer': IDEA_TILES,
      filter: isCount,
      layout: {
        visibility: hasIdeas ? 'visible' : 'none',
        'text-field': ['to-string', ['get', 'count']],
        'text-font': FONTS.bold,
        'text-size': 14,
        'text-allow-overlap': true,
        'text-padding': 10,
      },
      paint: { 'text-color': ['case', isExampleCount, theme.idea, theme.glyph], 'text-opacity': picking ? 0.5 : 1 },
    },
  ],
}
