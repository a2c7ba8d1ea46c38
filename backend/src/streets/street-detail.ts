import type { Sql } from 'postgres'
import type { ConsultationSummary } from '../contract/consultations.ts'
import type { Street } from '../contract/place.ts'
import type { StreetDetail, StreetEntry, StreetPart } from '../contract/streets.ts'
import { matchesConsultation } from '../database/consultation-filter-sql.ts'
import { consultationSummaries } from '../database/consultation-rows.ts'
import { type IdeaRow, ideaColumns, ideaTables, toIdea } from '../database/idea-rows.ts'
import { matchesWork } from '../database/work-filter-sql.ts'
import { workSummaries } from '../database/work-rows.ts'

/** So many entries a page can hold; the street says how many there are. */
export const MAX_ENTRIES = 200
// As far from the axis as `streets_along` still sees a work in the street.
const BAND_METRES = 12

type StreetRow = Street & Pick<StreetDetail, 'place' | 'now'> & { count: number; parts: StreetPart[] }

/** A street with its part in each kern and one timeline of its ideas, works and consultations, or undefined. */
export async function findStreet(sql: Sql, slug: string): Promise<StreetDetail | undefined> {
  const [[street], entries] = await Promise.all([streetRows(sql, slug), newestEntries(sql, slug)])
  return street && { ...street, entries }
}

const streetRows = (sql: Sql, slug: string) => sql<[StreetRow?]>`
  with street as materialized (
    select s.*, ST_Transform(ST_Buffer(s.geom_3857, ${BAND_METRES} * units_per_metre(ST_Y(ST_Centroid(s.geom_3857)))), 4326)
      as band
    from streets s where s.slug = ${slug}
  ), ideas_here as materialized (
    select i.kern_id, i.example from street s join ideas i on i.street_id = s.id where i.visibility = 'public'
  ), works_here as materialized (
    select w.status, w.example, areas_touching(ST_Intersection(w.geom, s.band)) as area_ids
    from street s, works w where ${matchesWork(sql, { street: slug })}
  ), consultations_here as materialized (
    select consultation_state(c) as state, c.example from consultations c where ${matchesConsultation(sql, { street: slug })}
  ), numbers_here as materialized (
    select n.number, (select near.area_id from kernen_near(
      ST_Transform(beside_axis(s.geom_3857, n.fraction, n.offset_metres), 4326), 0) near limit 1) as area_id
    from street s join street_numbers n on n.street_id = s.id
  )
  select s.id, s.slug, s.name, s.lowest_number, s.highest_number, s.geom is not null as has_place,
    (select json_build_object('lng', ST_X(p.geom), 'lat', ST_Y(p.geom))
      from (select rounded_place(street_middle(s.id, null)) as geom) p where p.geom is not null) as place,
    ((select count(*) from ideas_here) + (select count(*) from works_here)
      + (select count(*) from consultations_here))::int as count,
    json_build_object(
      'ideas', (select count(*) from ideas_here where not example),
      'worksInProgress', (select count(*) from works_here where status = 'in-progress' and not example),
      'worksPlanned', (select count(*) from works_here where status = 'planned' and not example),
      'consultationsOpen', (select count(*) from consultations_here where state = 'open' and not example),
      'examples', (select count(*) from ideas_here where example) + (select count(*) from works_here where example)
        + (select count(*) from consultations_here where example)
    ) as now,
    coalesce(parts.areas, '[]') as areas, coalesce(parts.parts, '[]') as parts
  from street s
  cross join lateral (
    select json_agg(json_build_object('slug', a.slug, 'name', a.name) order by sa.share desc, a.name) as areas,
      json_agg(json_build_object('area', json_build_object('slug', a.slug, 'name', a.name), 'share', sa.share,
        'lowestNumber', n.lowest, 'highestNumber', n.highest,
        'ideas', (select count(*) from ideas_here i where i.kern_id = a.id and not i.example),
        'works', (select count(*) from works_here w where a.id = any(w.area_ids) and not w.example))
        order by sa.share desc, a.name) as parts
    from street_areas sa
    join areas a on a.id = sa.area_id
    cross join lateral (
      select min(number) as lowest, max(number) as highest from numbers_here where area_id = a.id) n
    where sa.street_id = s.id
  ) parts`

async function newestEntries(sql: Sql, slug: string): Promise<StreetEntry[]> {
  const [ideas, works, consultations] = await Promise.all([
    sql<IdeaRow[]>`
      select ${ideaColumns(sql)} from ${ideaTables(sql)} where s.slug = ${slug} and i.visibility = 'public'
      order by i.created_on desc, i.id desc limit ${MAX_ENTRIES}`,
    workSummaries(sql, matchesWork(sql, { street: slug }), {
      order: sql`w.updated_at desc, w.id desc`,
      limit: MAX_ENTRIES,
    }),
    consultationSummaries(sql, matchesConsultation(sql, { street: slug })),
  ])
  const entries: StreetEntry[] = [
    ...works.map((work) => ({ type: 'work' as const, on: work.updatedOn, work })),
    ...consultations.map((consultation) => ({
      type: 'consultation' as const,
      on: newsDayOf(consultation),
      consultation,
    })),
    ...ideas.map(toIdea).map((idea) => ({ type: 'idea' as const, on: idea.createdOn, idea })),
  ]
  return entries.sort((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : 0)).slice(0, MAX_ENTRIES)
}

// That one can answer from today is news as well.
const newsDayOf = ({ state, updatedOn, opensOn }: ConsultationSummary) =>
  state !== 'upcoming' && opensOn > updatedOn ? opensOn : updatedOn
