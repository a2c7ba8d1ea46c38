import type { TransactionSql } from 'postgres'
import { ImportError } from '../../import-error.ts'
import { checkTransformation, inDegrees, requireFlanders } from '../../reading/crs.ts'
import type { GatheredWork } from './gather-works.ts'

/** A point stands for a place of this size where the register gives no area. */
const POINT_METRES = 5

/**
 * Puts the places of works and zones in a table `gipod_places (work, zone, geom)` of this transaction, in degrees and
 * valid; the row without zone is the work's own. Gives what had to be repaired. Throws an ImportError where a shape
 * cannot be used or does not lie in Flanders.
 */
export async function placeWorks(tx: TransactionSql, works: GatheredWork[]): Promise<{ repaired: string[] }> {
  const shapes = works.flatMap(({ gipodId, shapes, zones }) => [
    ...shapes.map((placed) => ({ ...placed, work: gipodId, zone: null })),
    ...zones.flatMap((zone) => zone.shapes.map((placed) => ({ ...placed, work: gipodId, zone: zone.zoneId }))),
  ])
  const rows = shapes.map(({ shape, ...about }) => ({ ...about, shape: JSON.stringify(shape) }))
  for (const crs of new Set(shapes.map(({ crs }) => crs))) await checkTransformation(tx, crs)
  await tx`
    create temporary table gipod_shapes (work text, zone text, source text, valid boolean, geom geometry) on commit drop`
  await tx`
    insert into gipod_shapes
    select work, zone, "where", ST_IsValid(g),
      case when ST_IsValid(g) then g else ST_CollectionExtract(ST_MakeValid(g), ST_Dimension(g) + 1) end
    from jsonb_to_recordset(${tx.json(rows)}) as f (work text, zone text, "where" text, crs integer, shape text)
    cross join lateral (select ${inDegrees(tx, tx`ST_Force2D(ST_GeomFromGeoJSON(shape))`, tx`crs`)} as g offset 0) t`
  const [empty] = await tx<{ source: string }[]>`select source from gipod_shapes where ST_IsEmpty(geom)`
  if (empty) throw new ImportError(`${empty.source}: its shape holds no area or line.`)
  await requireAllInFlanders(tx)
  await tx`create temporary table gipod_places (work text, zone text, geom geometry) on commit drop`
  // What was one shape stays as it came; several are one in an order of their own, so that reading again gives the same.
  await tx`
    insert into gipod_places
    select work, zone, case when ST_Dimension(g) > 0 then g else ST_Buffer(g::geography, ${POINT_METRES})::geometry end
    from (
      select work, zone,
        case when count(*) = 1 then (array_agg(geom))[1] else ST_Normalize(ST_UnaryUnion(ST_Collect(geom))) end as g
      from gipod_shapes group by work, zone) merged`
  const repaired = await tx<{ source: string }[]>`select distinct source from gipod_shapes where not valid order by 1`
  return { repaired: repaired.map(({ source }) => source) }
}

async function requireAllInFlanders(tx: TransactionSql) {
  const outlines = await tx<{ source: string; outline: number[] }[]>`
    select source, array[ST_XMin(geom), ST_YMin(geom), ST_XMax(geom), ST_YMax(geom)] as outline from gipod_shapes`
  for (const { source, outline } of outlines) requireFlanders(outline, source)
}
