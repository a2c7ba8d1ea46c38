import type { Sql } from 'postgres'
import type { Idea, SimilarIdea } from '../contract/ideas.ts'

const MAX_SIMILAR = 4
// Precision first: below this score the hint was noise more often than help.
const MIN_SCORE = 0.4
// However many ideas share a word, so many are weighed, the newest first.
const MAX_CANDIDATES = 300
const NEAR_METRES = 300

/** `precision` of a kept idea; what is being written is where it says. */
type Draft = {
  title: string
  theme: string | null
  streetId: number | null
  lng: number | null
  lat: number | null
  precision?: Idea['precision']
}

/**
 * Open ideas that resemble a draft, best first: half by text (trigrams of the title, shared words), a third by nearness
 * (along the street where both lie on it, else as the crow flies), the rest by theme. How far is told between two points
 * only: of what is known by its street nobody knows it.
 */
export const similarToDraft = (sql: Sql, draft: Draft, exceptId = 0, hasExamples = true) => sql<SimilarIdea[]>`
  with draft as materialized (
    select ${draft.title}::text as title, ST_SetSRID(ST_MakePoint(${draft.lng}, ${draft.lat}), 4326) as geom,
      replace(plainto_tsquery('dutch', ${draft.title})::text, '&', '|')::tsquery as words
  ), candidates as (
    select i.* from draft d join ideas i on i.visibility = 'public' and i.id <> ${exceptId} and i.duplicate_of is null
      and (not i.example or ${hasExamples})
      and i.status in ('received', 'under-review', 'planned')
      and (i.search @@ d.words or i.title % d.title or i.street_id = ${draft.streetId}
        or ST_DWithin(i.geom_3857, ST_Transform(d.geom, 3857), ${NEAR_METRES * 1.6}))
    order by i.id desc limit ${MAX_CANDIDATES}
  ), measured as (
    select i.*, s.name as street,
      greatest(similarity(i.title, d.title), least(1, ts_rank(i.search, d.words) * 2)) as text_score,
      case when i.street_id = ${draft.streetId} and ST_GeometryType(s.geom) = 'ST_LineString'
        then abs(ST_LineLocatePoint(s.geom, i.geom) - ST_LineLocatePoint(s.geom, d.geom)) * ST_Length(s.geom::geography)
        else ST_Distance(i.geom::geography, d.geom::geography) end as distance
    from draft d cross join candidates i left join streets s on s.id = i.street_id
  ), scored as (
    select *, 0.5 * text_score + 0.35 * coalesce(exp(-distance / 150), 0)
      + 0.15 * (theme::text is not distinct from ${draft.theme})::int as score
    from measured
  )
  select id, title, status, street, support_count, example,
    case when precision = 'point' and ${draft.precision ?? 'point'} = 'point' then round(distance)::int end as distance
  from scored where score >= ${MIN_SCORE} and text_score > 0.05
  order by score desc, id desc limit ${MAX_SIMILAR}`

/** Open ideas that resemble a kept one; of a real idea no example does. */
export async function similarTo(sql: Sql, id: number): Promise<SimilarIdea[]> {
  const [draft] = await sql<(Draft & { example: boolean })[]>`
    select title, theme, street_id, ST_X(geom) as lng, ST_Y(geom) as lat, precision, example from ideas where id = ${id}`
  return draft ? [...(await similarToDraft(sql, draft, id, draft.example))] : []
}
