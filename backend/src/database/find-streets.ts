import type { Sql } from 'postgres'
import type { Street } from '../contract/place.ts'

const MAX_FOUND = 20
const MIN_SCORE = 0.4
// What fits much worse than the best is noise.
const MIN_SHARE_OF_BEST = 0.75

/** Streets by name, best match first, or all of an area in alphabetical order. */
export async function findStreets(
  sql: Sql,
  { q, area }: { q?: string | undefined; area?: string | undefined },
): Promise<Street[]> {
  const rows = await sql<(Street & { score: number })[]>`
    select ${q ? sql`score` : sql`0 as score`}, s.id, s.slug, s.name, s.lowest_number, s.highest_number, s.geom is not null as has_place,
      (select coalesce(json_agg(json_build_object('slug', a.slug, 'name', a.name) order by sa.share desc, a.name), '[]')
        from street_areas sa join areas a on a.id = sa.area_id where sa.street_id = s.id) as areas
    from streets s ${
      q
        ? sql`cross join (select search_key(${q}) as key) typed
      cross join lateral search_score(typed.key, s.search_keys) score`
        : sql``
    }
    where ${
      area
        ? sql`exists (select 1 from street_areas sa join areas a on a.id = sa.area_id
        where sa.street_id = s.id and a.slug = ${area})`
        : sql`true`
    }
      ${q ? sql`and score > ${MIN_SCORE}` : sql``}
    order by ${q ? sql`score desc,` : sql``} s.name
    ${q ? sql`limit ${MAX_FOUND}` : sql``}`
  const best = rows[0]?.score ?? 0
  return rows.filter(({ score }) => !q || score >= MIN_SHARE_OF_BEST * best).map(({ score: _, ...street }) => street)
}
