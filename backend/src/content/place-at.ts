import type { Sql, TransactionSql } from 'postgres'
import type { Place, StreetSpot } from '../contract/place.ts'
import { findStreets } from '../database/find-streets.ts'
import { ContentFault } from './content-fault.ts'

type Spot = { geom: string; streetId: number | null }
type Found = {
  id: number
  name: string
  geom: string | null
  hasPlace: boolean
  lowestNumber: number | null
  highestNumber: number | null
}

/** A point as PostGIS reads it, by street or by degrees. Throws a ContentFault that names the field `at` that is wrong. */
export async function placeAt(sql: TransactionSql, at: StreetSpot | Place): Promise<Spot> {
  return 'street' in at ? atStreet(sql, at) : { geom: await atDegrees(sql, at), streetId: null }
}

async function atStreet(sql: TransactionSql, { street, houseNumber }: StreetSpot): Promise<Spot> {
  const [found] = await sql<[Found?]>`
    select id, name, geom is not null as has_place, lowest_number, highest_number, rounded_place(
      case when ${houseNumber ?? null}::integer is null then street_middle(id, null)
        else house_place(id, ${houseNumber ?? null}) end
    )::text as geom
    from streets where slug = ${street}`
  if (!found) throw new ContentFault('at.street', await noStreet(sql, street))
  const { id, name, geom, hasPlace, lowestNumber, highestNumber } = found
  if (geom) return { geom, streetId: id }
  if (!hasPlace) throw new ContentFault('at.street', `where ${name} lies is not known`)
  const known = lowestNumber === null ? 'none is known' : `known are ${lowestNumber} to ${highestNumber}`
  throw new ContentFault('at.houseNumber', `${name} has no number ${houseNumber} (${known})`)
}

async function atDegrees(sql: TransactionSql, { lng, lat }: Place): Promise<string> {
  const [{ geom, isInside }] = await sql<[{ geom: string; isInside: boolean }]>`
    select geom::text, exists (select 1 from kernen_near(geom, 0)) as is_inside
    from (select rounded_place(ST_SetSRID(ST_MakePoint(${lng}, ${lat}), 4326)) as geom) point`
  if (!isInside) throw new ContentFault('at', 'lies outside the municipality')
  return geom
}

/** Says that there is no such street, and which one may be meant. */
export async function noStreet(sql: TransactionSql, slug: string): Promise<string> {
  const [nearest] = await findStreets(sql as unknown as Sql, { q: slug.replaceAll('-', ' ') })
  return `there is no street "${slug}"${nearest ? `; is "${nearest.slug}" meant?` : ''}`
}

/** The id of an area by its slug. Throws a ContentFault that names the field. */
export async function findArea(sql: TransactionSql, slug: string, field: string): Promise<number> {
  const [found] = await sql<[{ id: number }?]>`select id from areas where slug = ${slug}`
  if (!found) throw new ContentFault(field, `there is no area "${slug}"`)
  return found.id
}
