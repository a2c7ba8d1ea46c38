import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl'
import type { MapLayer } from '../map-layer.ts'
import type { MapTheme } from '../theme.ts'

const isNow: ExpressionSpecification = ['boolean', ['get', 'isNow'], false]
const isExample: ExpressionSpecification = ['boolean', ['get', 'example'], false]
const isOver: FilterSpecification = ['match', ['get', 'status'], ['done', 'cancelled'], true, false]
const isStatus = (status: string): FilterSpecification => ['==', ['get', 'status'], status]
const isArea: FilterSpecification = ['match', ['geometry-type'], ['Polygon', 'MultiPolygon'], true, false]
const isLine: FilterSpecification = ['match', ['geometry-type'], ['LineString', 'MultiLineString'], true, false]

const width = (pixels: number): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  ...[11, pixels * 0.6, 14, pixels, 17, pixels * 1.6],
]
/** No example lies over a real work. */
const REAL_LAST: ExpressionSpecification = ['case', isExample, 0, 1]
const ROUND = { 'line-cap': 'round', 'line-join': 'round' } as const

/** What is planned is a row of dots; what goes on is wider, and all but closed. */
const plannedPaint = ({ work }: MapTheme) => ({
  'line-color': work,
  'line-width': width(3.4),
  'line-dasharray': [0.1, 2.4],
})
const runningPaint = ({ work }: MapTheme) => ({
  'line-color': work,
  'line-width': width(5),
  'line-dasharray': [2.2, 0.5],
})

/** Where a click finds a work, besides its sign: what is drawn last first. */
export const WORK_LAYERS = ['chosen-work', 'work-lines', 'planned-works', 'past-works', 'work-areas']
export const HINDRANCE_LAYERS = ['hindrance-lines', 'hindrance-zones']

/** Works as they lie in the street, dashed, in the pale band of their hindrance; what is over is thin and grey. */
export const works: MapLayer = {
  id: 'works',
  basemap: 'any',
  draw: ({ theme, chosen }) => {
    const chosenId = chosen?.type === 'work' ? chosen.id : -1
    const isOfChosen: ExpressionSpecification = ['==', ['get', 'workId'], chosenId]
    const colour: ExpressionSpecification = ['case', isOver, theme.closed, theme.work]
    return [
      {
        id: 'hindrance-zones',
        type: 'fill',
        source: 'hindrances',
        filter: isArea,
        paint: { 'fill-color': theme.work, 'fill-opacity': ['case', isOfChosen, 0.34, isNow, 0.22, 0.1] },
      },
      {
        id: 'hindrance-edges',
        type: 'line',
        source: 'hindrances',
        filter: isArea,
        paint: { 'line-color': theme.work, 'line-width': ['case', isOfChosen, 2, 1], 'line-opacity': 0.6 },
      },
      {
        id: 'hindrance-lines',
        type: 'line',
        source: 'hindrances',
        filter: isLine,
        layout: ROUND,
        paint: {
          'line-color': theme.work,
          'line-width': width(16),
          'line-opacity': ['case', isOfChosen, 0.4, isNow, 0.28, 0.14],
        },
      },
      {
        id: 'work-areas',
        type: 'fill',
        source: 'works',
        filter: isArea,
        paint: { 'fill-color': colour, 'fill-opacity': ['case', isOver, 0.08, 0.2] },
      },
      {
        id: 'work-casings',
        type: 'line',
        source: 'works',
        filter: ['!', isOver],
        layout: ROUND,
        paint: { 'line-color': theme.markHalo, 'line-width': width(7.5) },
      },
      {
        id: 'past-works',
        type: 'line',
        source: 'works',
        filter: isOver,
        layout: ROUND,
        paint: { 'line-color': theme.closed, 'line-width': width(2.5), 'line-dasharray': [3, 1.6] },
      },
      {
        id: 'planned-works',
        type: 'line',
        source: 'works',
        filter: isStatus('planned'),
        layout: { ...ROUND, 'line-sort-key': REAL_LAST },
        paint: plannedPaint(theme),
      },
      {
        id: 'work-lines',
        type: 'line',
        source: 'works',
        filter: isStatus('in-progress'),
        layout: { 'line-join': 'round', 'line-sort-key': REAL_LAST },
        paint: runningPaint(theme),
      },
      {
        id: 'chosen-work-casing',
        type: 'line',
        source: 'works',
        filter: ['==', ['get', 'id'], chosenId],
        layout: ROUND,
        paint: { 'line-color': theme.markHalo, 'line-width': width(12) },
      },
      {
        id: 'chosen-work',
        type: 'line',
        source: 'works',
        filter: ['==', ['get', 'id'], chosenId],
        layout: ROUND,
        paint: { 'line-color': colour, 'line-width': width(8) },
      },
    ]
  },
}

/** From here on a pin covers so little of a street that its works are seen below it, under the street's name. */
const NEAR_ZOOM = 14.5

/** From afar pins and counts would cover a whole street: its works lie over them. */
export const worksFromAfar: MapLayer = {
  id: 'works-from-afar',
  basemap: 'any',
  draw: ({ theme, picking }) => {
    const opacity = picking ? 0.4 : 1
    return [
      {
        id: 'work-casings-from-afar',
        type: 'line',
        source: 'works',
        filter: ['!', isOver],
        maxzoom: NEAR_ZOOM,
        layout: ROUND,
        paint: { 'line-color': theme.markHalo, 'line-width': width(7.5), 'line-opacity': opacity },
      },
      {
        id: 'planned-works-from-afar',
        type: 'line',
        source: 'works',
        filter: isStatus('planned'),
        maxzoom: NEAR_ZOOM,
        layout: { ...ROUND, 'line-sort-key': REAL_LAST },
        paint: { ...plannedPaint(theme), 'line-opacity': opacity },
      },
      {
        id: 'work-lines-from-afar',
        type: 'line',
        source: 'works',
        filter: isStatus('in-progress'),
        maxzoom: NEAR_ZOOM,
        layout: { 'line-join': 'round', 'line-sort-key': REAL_LAST },
        paint: { ...runningPaint(theme), 'line-opacity': opacity },
      },
    ]
  },
}
