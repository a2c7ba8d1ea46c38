import type { TransactionSql } from 'postgres'
import type { AreaRow } from '../areas/read-areas.ts'
import { stageAreas } from '../areas/write-areas.ts'

/** Municipalities this near are drawn around the own one: what a screen shows of a whole town and some more. */
const AROUND_METRES = 5_000

/** Makes the municipalities of the background be those around the own one. Gives the number of rows changed. */
export async function writeNeighbours(tx: TransactionSql, municipalities: AreaRow[], nis: string): Promise<number> {
  const others = municipalities.filter(({ code }) => code !== nis)
  await stageAreas(tx, others, { note: () => {} })
  await tx`
    delete from staged_areas s using areas m where m.kind = 'municipality' and m.official_code = ${nis}
      and not ST_DWithin(m.geom::geography, s.geom::geography, ${AROUND_METRES})`
  const removed = await tx`
    delete from background_features b where kind = 'municipality' and not exists (select from staged_areas s
      where s.name = b.name and ST_AsBinary(s.geom) = ST_AsBinary(b.geom))`
  const added = await tx`
    insert into background_features (kind, name, geom)
    select 'municipality', name, geom from staged_areas s where not exists (select from background_features b
      where b.kind = 'municipality' and s.name = b.name and ST_AsBinary(s.geom) = ST_AsBinary(b.geom)) order by position`
  return removed.count + added.count
}
