import type { BenchDatabase } from './cluster.ts'
import { write } from './report.ts'
import { TOWN } from './town.ts'

const POINTS = 3000

/** The gate of the snap: the nearest street by our function is the nearest on the globe, for 3,000 points of the town. */
export async function benchSnapping({ sql }: BenchDatabase) {
  const [{ same }] = await sql.begin(async (transaction) => {
    await transaction`select setseed(0.31)`
    await transaction`set local statement_timeout = 0`
    return transaction<[{ same: number }]>`
      with points as materialized (
        select ST_SetSRID(ST_MakePoint(${TOWN.west} + random() * ${TOWN.east - TOWN.west},
          ${TOWN.south} + random() * ${TOWN.north - TOWN.south}), 4326) as geom
        from generate_series(1, ${POINTS}::integer)
      )
      select count(*) filter (where abs(ours.distance_metres - theirs.metres) < 0.001)::integer as same
      from points p
      cross join lateral nearest_street(ST_Transform(p.geom, 3857)) ours
      cross join lateral (select min(ST_Distance(s.geom::geography, p.geom::geography)) as metres
        from streets s where s.geom is not null) theirs`
  })
  write('## Snapping', '', `The nearest street equals that of geography for ${same} of ${POINTS} points.`, '')
  if (same !== POINTS) throw new Error('the snap does not equal that of geography')
}
