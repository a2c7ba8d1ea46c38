import type { TransactionSql } from 'postgres'

/** Kernen that fill the municipality but for this much do so: the rest is rounding. */
const TOLERANCE_SQUARE_METRES = 1

type Tiling = { gap: number; overlap: number; outside: number }

/** How far the staged kernen are from filling the municipality, in square metres. */
async function measureTiling(tx: TransactionSql, municipalityId: number): Promise<Tiling> {
  const [found] = await tx<[Tiling]>`
    select ST_Area(ST_Difference(m.geom, k.geom)::geography) as gap,
      ST_Area(ST_Difference(k.geom, m.geom)::geography) as outside,
      greatest(0, k.size - ST_Area(k.geom::geography)) as overlap
    from areas m, (select ST_Union(geom) as geom, sum(ST_Area(geom::geography)) as size from staged_areas) k
    where m.id = ${municipalityId}`
  return found
}

/**
 * Makes the staged kernen fill the municipality, each place in one of them: where two overlap the first keeps it, what
 * sticks out is cut off, and what lies in none goes to the kern it borders longest, or else to the nearest. Kernen that
 * do so already are left as they are. Tells what it did.
 */
export async function tileKernen(tx: TransactionSql, municipalityId: number, note: (sentence: string) => void) {
  const before = await measureTiling(tx, municipalityId)
  if (before.overlap > TOLERANCE_SQUARE_METRES) await cutOverlaps(tx)
  if (before.outside > TOLERANCE_SQUARE_METRES) await cutOutside(tx, municipalityId)
  if (before.gap > TOLERANCE_SQUARE_METRES) await fillGaps(tx, municipalityId, note)
  const told = [
    [before.gap, 'lay in no kern and went to the one it borders'],
    [before.overlap, 'lay in more than one kern and stayed with the first'],
    [before.outside, 'lay outside the municipality and was cut off'],
  ] as const
  for (const [squareMetres, what] of told) {
    if (squareMetres > TOLERANCE_SQUARE_METRES) note(`${Math.round(squareMetres)} m² ${what}.`)
  }
}

async function cutOverlaps(tx: TransactionSql) {
  await tx`
    update staged_areas s set geom = ST_Multi(ST_CollectionExtract(ST_Difference(s.geom, before.geom), 3))
    from (select later.position, ST_Union(earlier.geom) as geom
      from staged_areas later join staged_areas earlier
        on earlier.position < later.position and ST_Intersects(earlier.geom, later.geom)
        and not ST_Touches(earlier.geom, later.geom)
      group by later.position) before
    where before.position = s.position`
}

async function cutOutside(tx: TransactionSql, municipalityId: number) {
  await tx`
    update staged_areas s set geom = ST_Multi(ST_CollectionExtract(ST_Intersection(s.geom, m.geom), 3))
    from areas m where m.id = ${municipalityId} and not ST_CoveredBy(s.geom, m.geom)`
}

async function fillGaps(tx: TransactionSql, municipalityId: number, note: (sentence: string) => void) {
  const filled = await tx<{ name: string; squareMetres: number }[]>`
    with gaps as (
      select (ST_Dump(ST_CollectionExtract(ST_Difference(m.geom, k.geom), 3))).geom as geom
      from areas m, (select ST_Union(geom) as geom from staged_areas) k where m.id = ${municipalityId}
    ), given as (
      select g.geom, nearest.position from gaps g cross join lateral (
        select s.position from staged_areas s
        order by ST_Distance(s.geom, g.geom),
          ST_Length(ST_CollectionExtract(ST_Intersection(ST_Boundary(s.geom), ST_Boundary(g.geom)), 2)) desc, s.position
        limit 1) nearest
    ), joined as (select position, ST_Union(geom) as geom from given group by position)
    update staged_areas s set geom = ST_Multi(ST_CollectionExtract(ST_Union(s.geom, j.geom), 3))
    from joined j where j.position = s.position
    returning s.name, ST_Area(j.geom::geography) as square_metres`
  for (const { name, squareMetres } of filled) {
    if (squareMetres >= 10_000) note(`${name} got ${(squareMetres / 10_000).toFixed(1)} ha that lay in no kern.`)
  }
}
