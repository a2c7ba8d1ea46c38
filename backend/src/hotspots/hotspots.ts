import { stringify } from 'csv-stringify/sync'
import type { Sql } from 'postgres'
import {
  cardFilter,
  type HotspotFilter,
  type Hotspots,
  hotspotCard,
  hotspotFilter,
  hotspots as hotspotsContract,
  kernHotspots,
  type Unit,
  type UnitKind,
  unitFilter,
} from '../contract/hotspots.ts'
import type { AppContext } from '../http/context.ts'
import { BYTE_ORDER_MARK, csvCell } from '../http/csv.ts'
import { Problem } from '../http/problem.ts'
import { slug } from '../http/query.ts'
import { answer, createRoute, createRouter, deskProblems, geoJson, z } from '../http/router.ts'
import { forStaff, inReach, type Staff, staffOf } from '../http/staff.ts'
import { assess } from '../spatial-units/assess.ts'
import { type CountedUnit, countIdeas, isCounted } from '../spatial-units/count-ideas.ts'
import { kernTotals } from '../spatial-units/kern-totals.ts'
import { findListedArea } from '../spatial-units/listed-areas.ts'
import { readCard } from './card.ts'

const kernen = createRoute({
  method: 'get',
  path: '/desk/hotspots/areas',
  summary: 'Ideas per kern, held against its addresses',
  ...forStaff('hotspots.read'),
  request: { query: hotspotFilter },
  responses: { 200: answer(kernHotspots, 'The kernen, the most ideas first'), ...deskProblems },
})
const units = createRoute({
  method: 'get',
  path: '/desk/hotspots',
  summary:
    'Stretches of streets or squares of the map in a kern or neighbourhood by number of ideas, held against their addresses',
  ...forStaff('hotspots.read'),
  request: { query: unitFilter },
  responses: { 200: answer(hotspotsContract, 'The units, the most ideas first'), ...deskProblems },
})
const csv = createRoute({
  method: 'get',
  path: '/desk/hotspots.csv',
  summary: 'The same as CSV',
  ...forStaff('hotspots.read'),
  request: { query: unitFilter },
  responses: { 200: { description: 'CSV, UTF-8', content: { 'text/csv': {} } }, ...deskProblems },
})
const geojson = createRoute({
  method: 'get',
  path: '/desk/hotspots.geojson',
  summary: 'The same as GeoJSON: the line of a stretch, the square of a cell',
  ...forStaff('hotspots.read'),
  request: { query: unitFilter },
  responses: { 200: geoJson('The units'), ...deskProblems },
})
const card = createRoute({
  method: 'get',
  path: '/desk/hotspots/units/{slug}',
  summary: 'One stretch or square: its ideas, themes, words, months, and what was decided there',
  ...forStaff('hotspots.read'),
  request: { params: z.object({ slug }), query: cardFilter },
  responses: { 200: answer(hotspotCard, 'The card'), ...deskProblems },
})

const COLUMNS = [
  'slug',
  'kind',
  'streets',
  'fromNumber',
  'toNumber',
  'addresses',
  'residents',
  'ideas',
  'expected',
  'mark',
] as const

/** Where people ask the most, and where least, per kern; what is marked is more than chance. */
export const hotspots = ({ listSql: sql }: AppContext) =>
  createRouter()
    .openapi(kernen, async (c) => c.json(await readKernen(sql, staffOf(c), c.req.valid('query')), 200))
    .openapi(units, async (c) => c.json(await readUnits(sql, staffOf(c), c.req.valid('query')), 200))
    .openapi(csv, async (c) => {
      const { area, items } = await readUnits(sql, staffOf(c), c.req.valid('query'))
      const rows = items.map((item) => {
        const cells = { ...item, streets: item.streets.join(', '), expected: item.expected && rounded(item.expected) }
        return COLUMNS.map((column) => csvCell(cells[column]))
      })
      c.header('Content-Type', 'text/csv; charset=utf-8')
      c.header('Content-Disposition', `attachment; filename="veel-gevraagd-${area.slug}.csv"`)
      return c.body(BYTE_ORDER_MARK + stringify([[...COLUMNS], ...rows])) as never
    })
    .openapi(geojson, async (c) => {
      const { area, items } = await readUnits(sql, staffOf(c), c.req.valid('query'))
      const shapes = await readShapes(sql, area.slug)
      const features = items.map(({ slug: id, ...properties }) => ({
        type: 'Feature' as const,
        id,
        geometry: shapes.get(id) ?? null,
        properties: { slug: id, ...properties },
      }))
      return c.body(JSON.stringify({ type: 'FeatureCollection', features }), 200, {
        'Content-Type': 'application/geo+json; charset=utf-8',
      }) as never
    })
    .openapi(card, async (c) => {
      const { area, ...filter } = c.req.valid('query')
      const staff = staffOf(c)
      const [found] = await sql<[{ id: number; kind: UnitKind; kern: string }?]>`
        select u.id, u.kind, a.slug as kern from spatial_units u join areas a on a.id = u.kern_id
        where u.slug = ${c.req.valid('param').slug} and ${inReach(sql, staff, sql`u.kern_id`)}`
      if (!found) throw new Problem('not-found')
      const { items, ...rest } = await readUnits(sql, staff, { ...filter, area: area ?? found.kern, kind: found.kind })
      const unit = items.find((item) => item.slug === c.req.valid('param').slug)
      if (!unit) throw new Problem('not-found')
      return c.json({ ...rest, unit, ...(await readCard(sql, staff, found, filter)) }, 200)
    })

type KernRow = {
  slug: string
  name: string
  isReached: boolean
  addresses: number
  residents: number | null
  ideas: number
}

async function readKernen(sql: Sql, staff: Staff, filter: HotspotFilter) {
  const rows = await sql<KernRow[]>`
    select a.slug, a.name, ${inReach(sql, staff, sql`a.id`)} as is_reached, coalesce(u.addresses, 0) as addresses,
      u.residents,
      (select count(*)::int from ideas i where i.kern_id = a.id and ${isCounted(sql, filter)}) as ideas
    from areas a
    left join ${kernTotals(sql)} u on u.kern_id = a.id
    where a.kind = 'kern' and (a.valid_to is null or a.valid_to > current_date)
    order by ideas desc, a.name`
  const { units: assessed, ...power } = assess(rows, filter.reference)
  const items = assessed.flatMap(({ slug: area, name, isReached, ...figures }) =>
    isReached ? [{ area: { slug: area, name }, ...figures }] : [],
  )
  return { ...power, hasResidents: rows.some(knowsResidents), items }
}

const knowsResidents = ({ residents }: { residents: number | null }) => residents !== null

async function readUnits(
  sql: Sql,
  staff: Staff,
  { area, ...filter }: HotspotFilter & { area: string; kind: UnitKind },
): Promise<Hotspots> {
  const { id: areaId, name } = await findListedArea(sql, staff, area)
  const { units: assessed, ...power } = assess(await countIdeas(sql, areaId, filter), filter.reference)
  const names = filter.kind === 'cell' ? await namesOfCells(sql, areaId) : new Map<number, string[]>()
  return {
    area: { slug: area, name },
    ...power,
    hasResidents: assessed.some(knowsResidents),
    items: assessed.map((unit) => toUnit(unit, names)),
  }
}

function toUnit(
  { id, street, ...rest }: CountedUnit & Pick<Unit, 'expected' | 'mark'>,
  names: ReadonlyMap<number, string[]>,
): Unit {
  return { ...rest, streets: street === null ? (names.get(id) ?? []) : [street] }
}

/** The streets that run through each square, at most three, the longest there first. */
async function namesOfCells(sql: Sql, areaId: number): Promise<Map<number, string[]>> {
  const rows = await sql<{ id: number; streets: string[] }[]>`
    select u.id, (array_agg(s.name order by ST_Length(ST_Intersection(s.geom, u.geom)) desc))[1:3] as streets
    from units_of(${areaId}) u join streets s on ST_Intersects(s.geom, u.geom)
    where u.kind = 'cell' group by u.id, u.geom`
  return new Map(rows.map(({ id, streets }) => [id, streets]))
}

async function readShapes(sql: Sql, area: string): Promise<Map<string, unknown>> {
  const rows = await sql<{ slug: string; shape: unknown }[]>`
    select u.slug, ST_AsGeoJSON(u.geom, 6)::json as shape from areas a cross join lateral units_of(a.id) u
    where a.slug = ${area} and u.geom is not null`
  return new Map(rows.map(({ slug: id, shape }) => [id, shape]))
}

const rounded = (value: number) => Math.round(value * 100) / 100
