import type { Fragment, Sql, TransactionSql } from 'postgres'
import type { z } from 'zod'
import type { newIdea, PlacedBy } from '../contract/ideas.ts'
import type { Environment } from '../env.ts'
import { Problem } from '../http/problem.ts'

export type PlaceLimits = Pick<Environment, 'BORDER_METRES' | 'OUTSIDE_METRES'>
/** Where somebody said it is; `area` decides near a border. */
export type Whereabouts = Pick<z.output<typeof newIdea>, 'location' | 'area'>

// A point farther than this from every street is in a field; it keeps its kern and has no street.
const MAX_STREET_METRES = 150

const pointOf = ({ location }: Whereabouts) => (location && 'lng' in location ? location : null)
const addressOf = ({ location }: Whereabouts) => (location && 'streetId' in location ? location : null)
const chosenAreaOf = ({ location, area }: Whereabouts) =>
  location && 'area' in location ? location.area : (area ?? null)

/** How a place was given, where the sender did not say. */
export function placedByOf(where: Whereabouts): PlacedBy {
  return pointOf(where) ? 'tap' : addressOf(where) ? 'address' : chosenAreaOf(where) ? 'area' : 'none'
}

/**
 * Common table expressions that end in `placed`: one row with `geom`, `kern_id`, `area_ids`, `street_id`, `house_number`
 * and `precision`, or none where the place is refused. The kern is the one that covers the point (`area` decides near a
 * border), street and house number are the nearest, or the point follows from street and number.
 */
export function placing(sql: TransactionSql, where: Whereabouts, limits: PlaceLimits): Fragment {
  const [point, address, chosenArea] = [pointOf(where), addressOf(where), chosenAreaOf(where)]
  return sql`
    chosen as materialized (
      select (select id from areas where slug = ${chosenArea} and kind = 'kern'
        and (valid_to is null or valid_to > current_date)) as area_id
    ), input as materialized (
      select coalesce(at.exact, at.house, at.middle) as geom, coalesce(at.exact, at.house) is not null as is_point,
        chosen.area_id as chosen_id
      from chosen cross join lateral (select
        ST_SetSRID(ST_MakePoint(${point?.lng ?? null}, ${point?.lat ?? null}), 4326) as exact,
        place_of_house(${address?.streetId ?? null}, ${address?.houseNumber ?? null}) as house,
        case when ${address !== null} then street_middle(${address?.streetId ?? null}, chosen.area_id) end as middle
      ) at
    ), snapped as materialized (
      select rounded_place(geom) as geom, is_point, chosen_id from input
    ), situated as (
      select p.geom, p.is_point,
        case when p.geom is null then p.chosen_id else kern.area_id end as kern_id,
        case when ${address !== null} then ${address?.streetId ?? null}::bigint else street.street_id end as street_id
      from snapped p
      left join lateral (
        select near.area_id from kernen_near(p.geom, ${limits.OUTSIDE_METRES}) near
        where near.distance_metres = 0 or (near.area_id = p.chosen_id and (near.distance_metres <= ${limits.BORDER_METRES}
          or not exists (select from kernen_near(p.geom, 0))))
        order by near.area_id is not distinct from p.chosen_id desc, near.distance_metres, near.area_id limit 1
      ) kern on true
      left join lateral (
        select n.street_id from nearest_street(ST_Transform(p.geom, 3857)) n where n.distance_metres <= ${MAX_STREET_METRES}
      ) street on p.geom is not null and ${address === null}
    ), placed as (
      select geom, kern_id, areas_of(kern_id, geom) as area_ids, street_id,
        coalesce(${address?.houseNumber ?? null}, case when is_point then house_number_near(street_id, geom)::text end)
          as house_number,
        (case when is_point then 'point' when street_id is not null then 'street' when kern_id is not null then 'area'
          else 'none' end)::idea_precision as precision
      from situated
      where (${chosenArea}::text is null or (select area_id from chosen) is not null or geom is not null)
        and (geom is null or kern_id is not null)
        and (geom is not null or kern_id is not null or ${where.location === null})
    )`
}

/** Why a place was refused, as a problem to throw; asked only after `placed` was empty. */
export async function refusal(sql: TransactionSql, { location }: Whereabouts, limits: PlaceLimits): Promise<Problem> {
  if (location === null || 'area' in location) return new Problem('area-needed', { detail: 'The area is not a kern.' })
  if ('streetId' in location) {
    const [street] = await sql<[{ hasPlace: boolean }?]>`
      select geom is not null as has_place from streets where id = ${location.streetId}`
    if (!street) return new Problem('unknown-street')
    if (!street.hasPlace) return new Problem('area-needed', { detail: 'Where this street lies is not known.' })
    return new Problem('outside-area')
  }
  const nearBorder = await kernenNear(sql, location, limits.OUTSIDE_METRES)
  return nearBorder.length > 0 ? new Problem('area-needed', { nearBorder }) : new Problem('outside-area')
}

const kernenNear = (sql: Sql | TransactionSql, { lng, lat }: { lng: number; lat: number }, metres: number) =>
  sql<{ slug: string; name: string; distance: number }[]>`
    select slug, name, round(distance_metres)::int as distance
    from kernen_near(ST_SetSRID(ST_MakePoint(${lng}, ${lat}), 4326), ${metres})`
