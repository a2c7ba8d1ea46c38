import type { BenchDatabase } from './cluster.ts'
import { startApplication, startBareServer } from './cluster.ts'
import { createClient, load } from './load.ts'
import { processorTime } from './processor-time.ts'
import { digits, median, verdict, write, writeTable } from './report.ts'
import { TOWN } from './town.ts'

const ideaColumns = `i.id, i.kind, i.title, i.body, i.language, i.theme, i.status, i.channel, i.author_name, ST_X(i.geom) as lng,
  ST_Y(i.geom) as lat, i.precision, i.placed_by, i.house_number, i.created_on, i.answer_due, i.support_count,
  i.comment_count, i.example, a.slug, a.name, s.slug as street_slug, s.name as street_name`
const bareIdeas = (condition: string) => `select ${ideaColumns} from ideas i
  left join areas a on a.id = i.kern_id left join streets s on s.id = i.street_id
  where i.visibility = 'public' ${condition} order by i.id desc limit 25`

const small = [3.2, 50.915, 3.205, 50.918]
const large = [TOWN.west, TOWN.south, TOWN.east, TOWN.north]
const inBox = ([west, south, east, north]: number[]) => `and i.geom_3857 &&
  ST_Transform(ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, 4326), 3857)
  and case when ST_X(i.geom) between ${west} and ${east} and ST_Y(i.geom) between ${south} and ${north} then true
    else false end`

/** First pages over HTTP against their bare SQL behind a bare route, by processor time (server and database). */
export async function benchLists(database: BenchDatabase, postmasterId: number, rounds: number, seconds: number) {
  const works = await makeWorks(database)
  const application = await startApplication(database.url)
  const bare = await startBareServer(database.url)
  const client = createClient(bare.origin, 1)
  const [lng, lat] = [3.21, 50.918]
  const lists = [
    { name: 'GET /api/ideas', path: '/api/ideas', sql: bareIdeas(''), goal: 2 },
    { name: 'small box', path: `/api/ideas?bbox=${small}`, sql: bareIdeas(inBox(small)), goal: null },
    { name: 'large box', path: `/api/ideas?bbox=${large}`, sql: bareIdeas(inBox(large)), goal: null },
    {
      name: `near on ${works} works`,
      path: `/api/works?near=${lng},${lat}&radius=250`,
      sql: bareWorks(lng, lat),
      goal: 2,
    },
  ]
  const rows: (string | number)[][] = [['list', 'ours (ms)', 'bare SQL (ms)', 'ratio']]
  const costs = new Map<string, number>()
  try {
    for (const { name, path, sql, goal } of lists) {
      await client.send({ path: `/statements/${encodeURIComponent(name)}`, method: 'POST', body: sql })
      const ours: number[] = []
      const theirs: number[] = []
      for (let round = 0; round < rounds; round++) {
        ours.push(await cost(application.processId, postmasterId, application.origin, path, seconds))
        theirs.push(await cost(bare.processId, postmasterId, bare.origin, `/list/${encodeURIComponent(name)}`, seconds))
      }
      costs.set(name, median(ours))
      const ratio = median(ours) / median(theirs)
      rows.push([
        name,
        digits(median(ours)),
        digits(median(theirs)),
        goal ? verdict(ratio, goal, 'at most') : digits(ratio),
      ])
    }
  } finally {
    client.close()
    await application.stop()
    await bare.stop()
  }
  write('## Lists, at a million ideas', '')
  writeTable(rows)
  write(
    `Large box ÷ small box: ${verdict((costs.get('large box') ?? 0) / (costs.get('small box') ?? 1), 2, 'at most')}`,
    '',
  )
}

async function cost(serverId: number, postmasterId: number, origin: string, path: string, seconds: number) {
  const before = processorTime([serverId, postmasterId])
  const { count } = await load(origin, { connections: 2, seconds, next: () => ({ path }) })
  return (processorTime([serverId, postmasterId]) - before) / count
}

// The columns of the answer, so that both give the same.
const bareWorks = (lng: number, lat: number) => {
  const point = `ST_SetSRID(ST_MakePoint(${lng}, ${lat}), 4326)`
  return `select w.id, w.kind, w.status, w.title, w.client, w.location_text, w.planned_start, w.planned_end, w.expected_start,
      w.expected_end, w.actual_start, w.actual_end, w.example, w.passage, w.updated_at::date as updated_on,
      ST_Distance(w.extent::geography, ${point}::geography) as distance,
      ST_AsGeoJSON(ST_ClosestPoint(w.geom, ST_Centroid(w.geom))) as place,
      (select json_agg(json_build_object('slug', a.slug, 'name', a.name)) from areas a where a.id = any(w.area_ids)) as areas,
      (select json_agg(json_build_object('slug', s.slug, 'name', s.name)) from streets s where s.id = any(w.street_ids)) as streets,
      (select row_to_json(t) from (select id, body, stated_on from work_states where work_id = w.id
        order by stated_on desc, id desc limit 1) t) as state,
      (select row_to_json(t) from (select position, name from work_phases where work_id = w.id and status = 'in-progress'
        order by position limit 1) t) as phase,
      (select json_agg(h.effects) from hindrances h where h.work_id = w.id and h.periods @> now()) as effects
    from works w where w.visibility = 'public'
      and ST_DWithin(w.extent_3857, ST_Transform(${point}, 3857), 400)
      and ST_DWithin(w.extent::geography, ${point}::geography, 250)
    order by distance limit 25`
}

async function makeWorks({ sql }: BenchDatabase): Promise<number> {
  await sql.unsafe(`set statement_timeout = 0`)
  const { count } = await sql`
    insert into works (kind, status, title, client, deciding_authority, city_decides, planned_start, planned_end, geom, extent)
    select 'utility', (enum_range(null::work_status))[1 + i % 3], 'Werk ' || i, 'Stad', 'Stad', true, '2026-10', '2027-02',
      part.geom, part.geom
    from generate_series(1, 5000) i
    join lateral (select geom_3857 from streets where GeometryType(geom) = 'LINESTRING'
      order by md5(id::text || i::text) limit 1) s on true
    cross join lateral (select ST_Transform(ST_LineSubstring(s.geom_3857, (i % 7) / 10.0, (i % 7) / 10.0 + 0.3), 4326) as geom) part`
  await sql`analyze works`
  return count
}
