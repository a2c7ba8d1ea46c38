import type { Sql } from 'postgres'
import type { HotspotCard, HotspotFilter, UnitKind } from '../contract/hotspots.ts'
import { inReach, type Staff } from '../http/staff.ts'
import { isCounted, unitColumn } from '../spatial-units/count-ideas.ts'

const MOST_IDEAS = 100
const MOST_DECISIONS = 20
const MOST_WORDS = 8
const SHORTEST_WORD = 4
const MONTHS = 12

type Found = { id: number; kind: UnitKind }

/** What is known of one unit, beside its figures. */
export async function readCard(
  sql: Sql,
  staff: Staff,
  { id, kind }: Found,
  filter: HotspotFilter,
): Promise<
  Omit<HotspotCard, 'area' | 'unit' | 'ideas' | 'canTellMore' | 'canTellFewer' | 'hasResidents'> &
    Pick<HotspotCard, 'ideas'>
> {
  const here = sql`i.${unitColumn(sql, kind)} = ${id} and ${isCounted(sql, filter)}`
  const [themes, months, words, ideas, decided, works, dossiers] = await Promise.all([
    sql<HotspotCard['themes']>`
      select i.theme, count(*)::int as ideas from ideas i where ${here} group by i.theme order by 2 desc, 1`,
    sql<HotspotCard['months']>`
      select to_char(m, 'YYYY-MM') as month, (select count(*)::int from ideas i where ${here}
        and i.created_on >= m and i.created_on < m + interval '1 month') as ideas
      from generate_series(date_trunc('month', now() at time zone 'Europe/Brussels') - make_interval(months => ${MONTHS - 1}::int),
        date_trunc('month', now() at time zone 'Europe/Brussels'), interval '1 month') m`,
    sql<HotspotCard['words']>`
      select min(word) as word, count(distinct id)::int as ideas
      from ideas i cross join regexp_split_to_table(lower(i.title || ' ' || i.body), '[^[:alpha:]]+') as word
      cross join lateral (select (tsvector_to_array(to_tsvector('dutch', word)))[1] as stem) s
      where ${here} and length(word) >= ${SHORTEST_WORD} and stem is not null
      group by stem having count(distinct id) > 1 order by 2 desc, 1 limit ${MOST_WORDS}`,
    sql<HotspotCard['ideas']>`
      select i.id, i.title, i.theme, i.status, i.created_on from ideas i where ${here} order by i.id desc limit ${MOST_IDEAS}`,
    sql<HotspotCard['decided']>`
      select i.id as idea_id, u.status, u.reason, (u.created_at at time zone 'Europe/Brussels')::date as on
      from ideas i join idea_updates u on u.idea_id = i.id where ${here} order by u.id desc limit ${MOST_DECISIONS}`,
    sql<HotspotCard['works']>`
      select w.id, w.title from spatial_units u join works w on ST_Intersects(w.extent, u.geom)
      where u.id = ${id} and w.visibility = 'public' and not w.example order by w.id desc limit ${MOST_DECISIONS}`,
    sql<HotspotCard['dossiers']>`
      select d.id, d.title from dossiers d where d.closed_at is null and ${inReach(sql, staff, sql`d.kern_id`)}
        and (d.unit_id = ${id} or exists (select from dossier_ideas o join ideas i on i.id = o.idea_id
          where o.dossier_id = d.id and i.${unitColumn(sql, kind)} = ${id}))
      order by d.id desc limit ${MOST_DECISIONS}`,
  ])
  return { themes, months, words, ideas, decided, works, dossiers }
}
