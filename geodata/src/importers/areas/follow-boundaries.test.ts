import { type TestDatabase, testDatabase } from '@wijkwerk/migrations/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { importFiles } from '../testing-city.ts'
import { areas } from './areas.ts'

/** Kachtem and Emelgem of the default geography, with the border between them moved east. */
let database: TestDatabase
const ids: Record<string, number> = {}

beforeAll(async () => {
  database = await testDatabase()
  const { sql } = database
  const border = await sql<{ lng: number; lat: number }[]>`
    select ST_X(p) as lng, ST_Y(p) as lat from areas k, areas e,
      lateral (select ST_LineInterpolatePoint(ST_GeometryN(ST_LineMerge(ST_CollectionExtract(
        ST_Intersection(ST_Boundary(k.geom), ST_Boundary(e.geom)), 2)), 1), 0.5) as p) middle
    where k.slug = 'kachtem' and e.slug = 'emelgem'`
  const [at] = border
  if (!at) throw new Error('Kachtem and Emelgem do not touch')
  await idea('deep in Emelgem', at.lng + 0.02, at.lat, 'emelgem')
  await idea('just over the border', ...(await inside('emelgem', 60)), 'emelgem')
  await idea('answered Emelgem, lies in Kachtem', ...(await inside('kachtem', 15)), 'emelgem')
  await sql`
    insert into ideas (kind, title, body, theme, kern_id, area_ids, precision, placed_by)
    select 'policy', 'without a point', '', 'groen', id, areas_of(id, null), 'area', 'area' from areas where slug = 'de-mol'`
  for (const { id, title } of await sql<{ id: number; title: string }[]>`select id, title from ideas`) ids[title] = id

  async function inside(slug: string, metres: number): Promise<[number, number]> {
    const [row] = await sql<[{ lng: number; lat: number }]>`
      select ST_X(p) as lng, ST_Y(p) as lat from areas own, areas other,
        lateral (select ST_SetSRID(ST_MakePoint(${at?.lng ?? 0} + east * 0.00001, ${at?.lat ?? 0} + north * 0.00001), 4326) as p
          from generate_series(-300, 300, 10) east, generate_series(-300, 300, 10) north) grid
      where own.slug = ${slug} and other.slug = ${slug === 'kachtem' ? 'emelgem' : 'kachtem'} and ST_Covers(own.geom, p)
        and (select count(*) from kernen_near(p, 100)) = 2
      order by abs(ST_Distance(p::geography, other.geom::geography) - ${metres}) limit 1`
    return [row.lng, row.lat]
  }
  async function idea(title: string, lng: number, lat: number, kern: string) {
    await sql`
      insert into ideas (kind, title, body, theme, kern_id, area_ids, precision, placed_by, geom)
      select 'street', ${title}, '', 'groen', id, areas_of(id, p), 'point', 'tap', p
      from areas, (select rounded_place(ST_MakePoint(${lng}, ${lat})) as p) spot where slug = ${kern}`
  }
})
afterAll(() => database.drop())

/** All kernen as they are, with Kachtem grown by so many metres at the cost of Emelgem. */
async function kernenWith(metres: number, { without = '' } = {}) {
  const [{ file }] = await database.sql<[{ file: object }]>`
    select json_build_object('type', 'FeatureCollection', 'features', json_agg(json_build_object('type', 'Feature',
      'properties', json_build_object('code', k.official_code, 'naam', k.name),
      'geometry', ST_AsGeoJSON(case k.slug
        when 'kachtem' then ST_Union(k.geom, ST_Intersection(e.geom, grown.geom))
        when 'emelgem' then ST_Difference(k.geom, grown.geom) else k.geom end, 15)::json))) as file
    from areas k, areas e,
      (select ST_Buffer(geom::geography, ${metres})::geometry as geom from areas where slug = 'kachtem') grown
    where k.kind = 'kern' and e.slug = 'emelgem' and k.slug <> ${without}`
  return JSON.stringify(file)
}

const load = (file: string) =>
  importFiles(database.sql, areas, { 'kernen.geojson': file }, { options: { kind: 'kern' } })

const kernOf = async (title: string) => {
  const [row] = await database.sql<[{ slug: string; inAreas: boolean; changedXid: string }]>`
    select a.slug, a.id = any(i.area_ids) as in_areas, i.changed_xid::text from ideas i join areas a on a.id = i.kern_id
    where i.id = ${ids[title] ?? 0}`
  expect(row.inAreas).toBe(true)
  return row
}
const history = () => database.sql`
  select h.idea_id, f.slug as from, t.slug as to, h.reason from idea_area_changes h
  left join areas f on f.id = h.from_kern_id left join areas t on t.id = h.to_kern_id order by h.id`

test('the same kernen again move nothing', async () => {
  expect(await load(await kernenWith(0.001))).toMatchObject({ notes: [] })
  expect(await history()).toEqual([])
})

test('a boundary that moved takes ideas along by their point, with history and news; answers stay while possible', async () => {
  const before = await kernOf('just over the border')
  const unmoved = await kernOf('deep in Emelgem')
  let woken = 0
  const { unlisten } = await database.sql.listen('changes', () => {
    woken += 1
  })
  const { notes, changed } = await load(await kernenWith(100))
  expect(changed).toBeGreaterThan(0)
  expect(notes).toContain('2 ideas lie in another kern now; each has a line of history.')
  const after = await kernOf('just over the border')
  expect(after.slug).toBe('kachtem')
  expect(BigInt(after.changedXid)).toBeGreaterThan(BigInt(before.changedXid))
  await expect.poll(() => woken).toBeGreaterThan(0)
  await unlisten()
  // A hundred metres from Emelgem now: nobody would still be asked whether that is meant.
  expect((await kernOf('answered Emelgem, lies in Kachtem')).slug).toBe('kachtem')
  expect(await kernOf('deep in Emelgem')).toEqual(unmoved)
  expect(await history()).toMatchObject([
    {
      ideaId: ids['just over the border'],
      from: 'emelgem',
      to: 'kachtem',
      reason: 'Nieuwe grenzen uit kernen.geojson',
    },
    { ideaId: ids['answered Emelgem, lies in Kachtem'], from: 'emelgem', to: 'kachtem' },
  ])
})

test('every idea with a point lies in a kern that covers it', async () => {
  expect(
    await database.sql`
      select i.title from ideas i join areas a on a.id = i.kern_id where not ST_Covers(a.geom, i.geom)`,
  ).toEqual([])
})

test('ideas are locked last, and one that comes in meanwhile finds the new kern', async () => {
  const { sql } = database
  const file = await kernenWith(0.001)
  let running: ReturnType<typeof load> | undefined
  await sql.begin(async (resident) => {
    const [{ id }] = await resident<[{ id: number }]>`
      insert into ideas (kind, title, body, theme, kern_id, area_ids, precision, placed_by, geom)
      select 'street', 'sent meanwhile', '', 'groen', e.id, areas_of(e.id, p), 'point', 'tap', p
      from areas k, areas e, lateral (select rounded_place(ST_PointOnSurface(k.geom)) as p) spot
      where k.slug = 'kachtem' and e.slug = 'emelgem' returning id`
    ids['sent meanwhile'] = id
    running = load(file)
    await vi.waitFor(async () => {
      const waitsWithWorksDone = await sql`
        select from pg_locks waits join pg_locks has using (database, pid)
        where database = (select oid from pg_database where datname = current_database())
          and waits.relation = 'ideas'::regclass and not waits.granted
          and has.relation = 'works'::regclass and has.mode = 'RowExclusiveLock'`
      expect(waitsWithWorksDone).toHaveLength(1)
    }, 10_000)
  })
  await running
  expect((await kernOf('sent meanwhile')).slug).toBe('kachtem')
})

test('the answer of a resident near a border stays when the border hardly moves', async () => {
  const { sql } = database
  const [{ id }] = await sql<[{ id: number }]>`
    insert into ideas (kind, title, body, theme, kern_id, area_ids, precision, placed_by, geom)
    select 'street', 'answered again', '', 'groen', e.id, areas_of(e.id, p), 'point', 'tap', p
    from areas k, areas e, lateral (select rounded_place(ST_MakePoint(lng, lat)) as p from (select
        ST_X(c) as lng, ST_Y(c) as lat from (select ST_ClosestPoint(ST_Boundary(e.geom), ST_Centroid(k.geom)) as c) b) x) spot
    where k.slug = 'kachtem' and e.slug = 'emelgem' returning id`
  await sql`
    update ideas set geom = rounded_place(p) from (
      select p.geom as p from areas k, areas e,
        ST_Dump(ST_GeneratePoints(ST_Intersection(k.geom, ST_Buffer(e.geom::geography, 8)::geometry), 200, 3)) p
      where k.slug = 'kachtem' and e.slug = 'emelgem' and ST_Covers(k.geom, p.geom) limit 1) near where id = ${id}`
  ids['answered again'] = id
  const told = (await history()).length
  await load(await kernenWith(4))
  expect((await kernOf('answered again')).slug).toBe('emelgem')
  expect(await history()).toHaveLength(told)
})

test('a kern that is gone hands its ideas to the one that took it over, also those without a point', async () => {
  const { sql } = database
  const file = JSON.parse(await kernenWith(0.001, { without: 'de-mol' }))
  const [{ geometry }] = await sql<[{ geometry: object }]>`
    select ST_AsGeoJSON(ST_Union(geom), 15)::json as geometry from areas where slug in ('de-mol', 'bosmolens')`
  for (const feature of file.features) if (feature.properties.naam === 'Bosmolens') feature.geometry = geometry
  await load(JSON.stringify(file))
  expect((await kernOf('without a point')).slug).toBe('bosmolens')
  const [{ streets }] = await sql<[{ streets: number }]>`
    select count(*)::integer as streets from street_areas t join areas a on a.id = t.area_id where a.slug = 'de-mol'`
  expect(streets).toBe(0)
})

test('works follow, consultations keep the areas they name', async () => {
  const { sql } = database
  const [{ work, consultation }] = await sql<[{ work: number; consultation: number }]>`
    with work as (
      insert into works (kind, status, title, client, deciding_authority, city_decides, geom, extent)
      select 'other', 'planned', 'Werk', 'Stad', 'Stad', true, line, line from (select ST_MakeLine(
        ST_Translate(p, -0.0001, 0), p) as line from (select ST_PointOnSurface(geom) as p from areas where slug = 'emelgem') e) l
      returning id),
    consultation as (
      insert into consultations (title, body, opens_at, closes_at, area_ids)
      select 'Vraag', '', now(), now() + interval '1 day', array[id] from areas where slug = 'emelgem' returning id)
    select work.id as work, consultation.id as consultation from work, consultation`
  const file = JSON.parse(await kernenWith(0.001, { without: 'de-mol' }))
  const [{ whole }] = await sql<[{ whole: object }]>`
    select ST_AsGeoJSON(ST_Union(geom), 15)::json as whole from areas where slug in ('emelgem', 'kachtem')`
  file.features = file.features.filter(
    ({ properties }: { properties: { naam: string } }) => properties.naam !== 'Emelgem',
  )
  for (const feature of file.features) if (feature.properties.naam === 'Kachtem') feature.geometry = whole
  await load(JSON.stringify(file))
  const slugs = async (table: 'works' | 'consultations', id: number) => {
    const rows = await sql`select a.slug from areas a, ${sql(table)} t where t.id = ${id} and a.id = any(t.area_ids)
      and a.kind = 'kern' order by a.slug`
    return rows.map(({ slug }) => slug)
  }
  expect(await slugs('works', work)).toEqual(['kachtem'])
  expect(await slugs('consultations', consultation)).toEqual(['emelgem'])
})
