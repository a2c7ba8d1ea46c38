import type { Sql } from 'postgres'
import type { SimilarIdea } from '../contract/ideas.ts'

const MAX_SIMILAR = 4
// Precision first: below this score the hint was noise more often than help.
const MIN_SCORE = 0.4

type Draft = { title: string; theme: string | null; streetId: number | null; lng: number | null; lat: number | null }

/**
 * Open ideas that resemble a draft, best first: half by text (trigrams of the title, shared words), a third by nearness
 * (along the street where both lie on it, else as the crow flies), the rest by theme.
 */
export const similarToDraft = (sql: Sql, draft: Draft, exceptId = 0) => sql<SimilarIdea[]>`
  with draft as materialized (
    select ${draft.title}::text as title, ST_SetSRID(ST_MakePoint(${draft.lng}, ${draft.lat}), 4326) as geom,
      replace(plainto_tsquery('dutch', ${draft.title})::text, '&', '|')::tsquery as words
  ), candidates as (
    select i.*, case
        when i.street_id = ${draft.streetId} and ST_GeometryType(st.geom) = 'ST_LineString' then
          abs(ST_LineLocatePoint(st.geom, i.geom) - ST_LineLocatePoint(st.geom, d.geom)) * ST_Length(st.geom::geography)
        else ST_Distance(i.geom::geography, d.geom::geography) end as distance,
      greatest(similarity(i.title, d.title), least(1, ts_rank(i.search, d.words) * 2)) as text_score
    from draft d join ideas i on i.visibility = 'public' and i.id <> ${exceptId} and i.duplicate_of is null
      and i.status in ('received', 'under-review', 'planned')
      and (i.search @@ d.words or i.title % d.title
        or ST_DWithin(i.geom_3857, ST_Transform(d.geom, 3857), 500) or i.street_id = ${draft.streetId})
    left join streets st on st.id = i.street_id
  )
  select c.id, c.title, c.status, s.name as street, round(c.distance)::int as distance, c.support_count, c.example
  from candidates c left join streets s on s.id = c.street_id
  where 0.5 * text_score + 0.35 * coalesce(exp(-distance / 150), 0) + 0.15 * (c.theme::text is not distinct from ${draft.theme})::int
    >= ${MIN_SCORE} and text_score > 0.05
  order by 0.5 * text_score + 0.35 * coalesce(exp(-distance / 150), 0)
    + 0.15 * (c.theme::text is not distinct from ${draft.theme})::int desc, c.id desc
  limit ${MAX_SIMILAR}`

/** Open ideas that resemble a kept one. */
export async function similarTo(sql: Sql, id: number): Promise<SimilarIdea[]> {
  const [draft] = await sql<Draft[]>`
    select title, theme, street_id, ST_X(geom) as lng, ST_Y(geom) as lat from ideas where id = ${id}`
  return draft ? [...(await similarToDraft(sql, draft, id))] : []
}
