import type { Sql } from 'postgres'

/** West, south, east, north of the built-up town, about 25 km². */
export const TOWN = { west: 3.165, south: 50.897, east: 3.247, north: 50.945 }

/** The statuses that the map asks for, as in the filter of a visitor: nearly all ideas meet it. */
export const ASKED_STATUSES = ['received', 'under-review', 'planned', 'done'] as const

/**
 * Fills a database with so many ideas in clusters over the town, the same for the same number: nine tenths stand in 200
 * clumps of about 150 m, the rest anywhere. Then makes `points`, the table of the best SQL (integer world position and
 * Morton code, covering index).
 */
export async function fillTown(sql: Sql, count: number): Promise<void> {
  await withoutSlowIndexes(sql, async () => {
    await sql.begin(async (transaction) => {
      await transaction`select setseed(0.4812)`
      await transaction`set local statement_timeout = 0`
      await transaction`
        insert into ideas (kind, title, body, theme, status, kern_id, area_ids, precision, placed_by, geom, created_on)
        with clump as materialized (
          select n, ${TOWN.west} + random() * ${TOWN.east - TOWN.west} as lng,
            ${TOWN.south} + random() * ${TOWN.north - TOWN.south} as lat from generate_series(0, 199) n
        ), kern as materialized (select id, areas_of(id, null) as ids, row_number() over (order by id) - 1 as n
          from areas where kind = 'kern')
        select (enum_range(null::idea_kind))[1 + (random() * 2)::integer], 'Idee ' || i, 'Een idee voor de straat.',
          (enum_range(null::idea_theme))[1 + (random() * 7)::integer],
          (enum_range(null::idea_status))[1 + (random() * 5)::integer],
          kern.id, kern.ids, 'point', 'tap',
          rounded_place(ST_MakePoint(
            case when i % 10 = 0 then ${TOWN.west} + random() * ${TOWN.east - TOWN.west}
              else clump.lng + sqrt(-2 * ln(1 - random())) * cos(6.2831853 * random()) * 0.0021 end,
            case when i % 10 = 0 then ${TOWN.south} + random() * ${TOWN.north - TOWN.south}
              else clump.lat + sqrt(-2 * ln(1 - random())) * sin(6.2831853 * random()) * 0.0013 end)),
          date '2026-11-01' - (random() * 700)::integer
        from generate_series(1, ${count}::integer) i
        join clump on clump.n = (i::bigint * 7919) % 200
        join kern on kern.n = i % 7`
    })
  })
  await makePoints(sql)
}

// A million rows one by one through the text indexes takes many minutes; made afterwards they are the same.
async function withoutSlowIndexes(sql: Sql, run: () => Promise<void>) {
  const indexes = await sql<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename = 'ideas' and indexname <> 'ideas_pkey'`
  for (const { name } of indexes) await sql.unsafe(`drop index ${name}`)
  await run()
  await sql.unsafe(`set statement_timeout = 0`)
  for (const { definition } of indexes) await sql.unsafe(definition)
  await sql`analyze ideas`
}

/** Makes `spread`, which puts a zero between the bits of a number of 25. */
export async function makeSpread(sql: Sql) {
  await sql.unsafe(`
    create function spread(v bigint) returns bigint language sql immutable parallel safe as $$
      select ((e | (e << 1)) & x'5555555555555555'::bit(64)::bigint) from (
      select ((d | (d << 2)) & x'3333333333333333'::bit(64)::bigint) as e from (
      select ((c | (c << 4)) & x'0f0f0f0f0f0f0f0f'::bit(64)::bigint) as d from (
      select ((b | (b << 8)) & x'00ff00ff00ff00ff'::bit(64)::bigint) as c from (
      select ((v | (v << 16)) & x'0000ffff0000ffff'::bit(64)::bigint) as b) s1) s2) s3) s4 $$`)
}

async function makePoints(sql: Sql) {
  await makeSpread(sql)
  await sql.unsafe(`
    set statement_timeout = 0;
    create table points as
      select id, kind::text, theme::text, status::text, example, created_on, world.x as px, world.y as py,
        spread(world.x >> 5) | (spread(world.y >> 5) << 1) as qk
      from ideas
      cross join lateral (select
        floor((ST_X(geom) + 180) / 360 * 1073741824)::bigint as x,
        floor((0.5 - ln((1 + sin(radians(ST_Y(geom)))) / (1 - sin(radians(ST_Y(geom))))) / (4 * pi())) * 1073741824)::bigint
          as y) world
      where visibility = 'public' and geom is not null;
    create index points_cover on points (qk) include (px, py, id, kind, theme, status, example);
  `)
  await sql.unsafe('vacuum analyze points')
}
