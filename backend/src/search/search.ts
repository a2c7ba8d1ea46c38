import { type SearchHit, searchHit } from '../contract/place.ts'
import type { AppContext } from '../http/context.ts'
import { queryText } from '../http/query.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { answer, createRoute, createRouter, problems, z } from '../http/router.ts'

const MAX_PLACES = 8
const MAX_IDEAS = 8
const MAX_CONTENT = 4
const MIN_SCORE = 0.4
// What fits much worse than the best is noise.
const MIN_SHARE_OF_BEST = 0.75
const HOUSE_NUMBER_BEHIND = /^(.*\D)\s+(\d{1,4} ?[a-zA-Z]?)$/

const route = createRoute({
  method: 'get',
  path: '/search',
  summary: 'Areas, streets, works, consultations and ideas by what somebody typed',
  request: { query: z.strictObject({ q: queryText(120) }) },
  responses: {
    200: answer(
      z.object({ items: z.array(searchHit) }),
      'Best first: places, then works and consultations, then ideas',
    ),
    ...problems,
  },
})

/** Search that forgives typing errors, missing accents, glued words and abbreviations; a house number may stand behind. */
export const search = (context: AppContext) => {
  const { sql } = context
  const router = createRouter()
  router.use('/search', rateLimit(context, { GET: 'search' }))
  return router.openapi(route, async (c) => {
    const { q } = c.req.valid('query')
    const [, name = q, houseNumber] = HOUSE_NUMBER_BEHIND.exec(q.trim()) ?? []
    const [places, content, ideas] = await Promise.all([
      sql<PlaceRow[]>`
        with typed as materialized (select search_key(${name}) as key)
        select * from (select found.*, max(score) over () as best from (
          select 'area' as type, a.slug as id, a.name, null::bigint as street_id, '[]'::json as areas,
            ST_PointOnSurface(a.geom) as geom, search_score(typed.key, a.search_keys)
              + case a.kind when 'kern' then 0.02 when 'submunicipality' then -0.02 else 0 end as score
          from typed, areas a where a.valid_to is null or a.valid_to > current_date
          union all
          select 'street', s.slug, s.name, s.id,
            (select coalesce(json_agg(json_build_object('slug', a.slug, 'name', a.name) order by sa.share desc), '[]')
              from street_areas sa join areas a on a.id = sa.area_id where sa.street_id = s.id),
            case when s.geom is not null then street_middle(s.id, null) end, search_score(typed.key, s.search_keys)
          from typed, streets s
        ) found) found
        cross join lateral (select ST_X(geom) as lng, ST_Y(geom) as lat) p
        where score >= ${MIN_SCORE} and score >= ${MIN_SHARE_OF_BEST} * best order by score desc, name limit ${MAX_PLACES}`,
      sql<ContentRow[]>`
        select * from (
          select 'work' as type, w.id::text, w.title as name, w.example, work_rank(w.status) > 1 as is_over,
            (select coalesce(json_agg(json_build_object('slug', a.slug, 'name', a.name) order by a.name), '[]')
              from areas a where a.id = any(w.area_ids) and a.kind = 'kern') as areas,
            w.title || ' ' || w.client || ' ' || coalesce((select string_agg(s.name, ' ') from streets s
              where s.id = any(w.street_ids)), '') as words
          from works w where w.visibility = 'public' and w.archived_at is null
          union all
          select 'consultation', c.id::text, c.title, c.example, c.closes_at <= now(),
            (select coalesce(json_agg(json_build_object('slug', a.slug, 'name', a.name) order by a.name), '[]')
              from areas a where a.id = any(areas_of_consultation(c)) and a.kind = 'kern'), c.title || ' ' || c.body
          from consultations c where c.visibility = 'public'
        ) found
        where to_tsvector('dutch', words) @@ websearch_to_tsquery('dutch', ${q}) or name %> ${q}
        order by is_over, word_similarity(${q}, name) desc, type, id limit ${MAX_CONTENT}`,
      sql<IdeaRow[]>`
        select i.id::text, i.title as name, i.example, a.slug, a.name as area_name, ST_X(i.geom) as lng, ST_Y(i.geom) as lat
        from ideas i left join areas a on a.id = i.kern_id
        where i.visibility = 'public' and (i.search @@ websearch_to_tsquery('dutch', ${q}) or i.title %> ${q}
          or i.id::text = ${q.trim()})
        order by i.id::text = ${q.trim()} desc, word_similarity(${q}, i.title) desc, i.id desc limit ${MAX_IDEAS}`,
    ])
    const items: SearchHit[] = [
      ...places.map(({ type, id, name: placeName, streetId, areas, lng, lat }) => ({
        type,
        id,
        name: placeName,
        areas,
        place: toPlace(lng, lat),
        ...(type === 'street' && streetId !== null && { streetId }),
        ...(type === 'street' && houseNumber && { houseNumber }),
      })),
      ...content.map(({ isOver: _isOver, words: _words, ...hit }) => ({ ...hit, place: null })),
      ...ideas.map(({ id, name: title, example, slug, areaName, lng, lat }) => ({
        type: 'idea' as const,
        id,
        name: title,
        example,
        areas: slug && areaName ? [{ slug, name: areaName }] : [],
        place: toPlace(lng, lat),
      })),
    ]
    c.header('Cache-Control', 'no-store')
    return c.json({ items }, 200)
  })
}

type Coordinates = { lng: number | null; lat: number | null }
type PlaceRow = Coordinates &
  Pick<SearchHit, 'id' | 'name' | 'areas'> & { type: 'area' | 'street'; streetId: number | null }
type ContentRow = Pick<SearchHit, 'id' | 'name' | 'areas' | 'example'> & {
  type: 'work' | 'consultation'
  isOver: boolean
  words: string
}
type IdeaRow = Coordinates & {
  id: string
  name: string
  example: boolean
  slug: string | null
  areaName: string | null
}

const toPlace = (lng: number | null, lat: number | null) => (lng === null || lat === null ? null : { lng, lat })
