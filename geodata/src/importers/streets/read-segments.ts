import type { Position } from 'geojson'
import { ImportError } from '../../import-error.ts'
import type { Crs } from '../../reading/crs.ts'
import type { Feature, FeatureLayer } from '../../reading/geojson.ts'

/** A piece of road with the streets on its sides, in the file's own coordinates. */
export type RoadSegment = {
  where: string
  id: string
  streets: { id: number | null; name: string }[]
  lines: Position[][]
  crs: Crs
  /** The day since when the register has this version, `null` where it does not say. */
  since: string | null
}

/** What each layout of the Wegenregister calls the things we need. */
const LAYOUTS = {
  'shapefile, version 1': {
    segment: 'WS_OIDN',
    status: 'STATUS',
    leftId: 'LSTRNMID',
    leftName: 'LSTRNM',
    rightId: 'RSTRNMID',
    rightName: 'RSTRNM',
    since: 'BEGINTIJD',
  },
  'OGC API': {
    segment: 'objectId',
    status: 'wegsegmentstatus',
    leftId: 'linkerstraatnaamObjectId',
    leftName: 'linkerstraatnaam',
    rightId: 'rechterstraatnaamObjectId',
    rightName: 'rechterstraatnaam',
    since: 'begintijd',
  },
} as const
type Layout = (typeof LAYOUTS)[keyof typeof LAYOUTS]

/**
 * The segments in use that have a street's name on a side (Wegenregister, shapefile of version 1 or OGC API; names of
 * fields in any case), each segment once. Throws an ImportError that names the file where its layout is another one,
 * or the feature where it is no line.
 */
export function readSegments(layers: { file: { name: string }; layer: FeatureLayer }[]): RoadSegment[] {
  const segments = new Map<string, RoadSegment>()
  for (const { file, layer } of layers) {
    const [first] = layer.features
    if (!first) continue
    const layout = layoutOf(first, file.name)
    for (const feature of layer.features) {
      const segment = readSegment(feature, layout, layer.crs)
      if (segment && !segments.has(segment.id)) segments.set(segment.id, segment)
    }
  }
  return [...segments.values()]
}

/** Whether a feature is a piece of road, in whichever layout. */
export const isRoadSegment = ({ properties }: Feature) =>
  ['ws_oidn', 'ws_tempid', 'wegsegmentstatus'].some((name) => name in lowered(properties))

function layoutOf({ properties }: Feature, file: string): Layout {
  const known = lowered(properties)
  if ('strnm' in known || 'ws_tempid' in known) {
    throw new ImportError(
      `${file} is the Wegenregister in version 2 (Lambert 2008), which names one street for both sides: it is not read yet, take version 1 or the OGC API.`,
    )
  }
  const layouts: Layout[] = Object.values(LAYOUTS)
  const found = layouts.find((layout) =>
    [layout.segment, layout.status, layout.leftName, layout.rightName].every((field) => field.toLowerCase() in known),
  )
  if (found) return found
  throw new ImportError(`${file} is not in a layout of the Wegenregister that is known here (${Object.keys(LAYOUTS)}).`)
}

function readSegment({ where: place, properties, geometry }: Feature, layout: Layout, crs: Crs): RoadSegment | null {
  const known = lowered(properties)
  const value = (field: string) => known[field.toLowerCase()]
  const id = String(value(layout.segment) ?? '')
  const where = `${place}, segment ${id}`
  if (!isInUse(value(layout.status))) return null
  const streets = [
    readStreet(value(layout.leftId), value(layout.leftName)),
    readStreet(value(layout.rightId), value(layout.rightName)),
  ].filter((street) => street !== null)
  const [left, right] = streets
  if (!left) return null
  if (geometry?.type !== 'LineString' && geometry?.type !== 'MultiLineString') {
    throw new ImportError(`${where} is not a line but ${geometry?.type ?? 'nothing'}.`)
  }
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates
  const isOneStreet = right?.id === left.id && right.name === left.name
  return { where, id, streets: isOneStreet ? [left] : streets, lines, crs, since: dayOf(value(layout.since)) }
}

// 4 is "in gebruik" in the file; the service writes the label, or an address that ends in it.
const isInUse = (status: unknown) =>
  /^(4|in ?gebruik)$/i.test(
    String(status ?? '')
      .split('/')
      .at(-1) ?? '',
  )

// -8 is not known and -9 does not apply.
function readStreet(id: unknown, name: unknown) {
  if (typeof name !== 'string' || name.trim() === '' || /^-[89]$/.test(name.trim())) return null
  const number = Number(id)
  return { id: Number.isInteger(number) && number > 0 ? number : null, name: name.trim() }
}

const dayOf = (time: unknown) => {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(String(time ?? '')) ?? []
  return year ? `${year}-${month}-${day}` : null
}

const lowered = (properties: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(properties).map(([name, value]) => [name.toLowerCase(), value]))
