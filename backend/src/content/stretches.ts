import type { TransactionSql } from 'postgres'
import type { Stretch } from '../contract/works.ts'
import { ContentFault } from './content-fault.ts'
import { noStreet } from './place-at.ts'

type Found = {
  position: number
  slug: string
  from: number | null
  to: number | null
  name: string | null
  hasAxis: boolean
  lowestNumber: number | null
  highestNumber: number | null
  knowsFrom: boolean
  knowsTo: boolean
  shape: string | null
}

/**
 * The line along stretches of streets, as PostGIS reads it. Throws a ContentFault that names the field of a street or a
 * number that is not known; `field` is where the stretches stand.
 */
export async function lineAlong(sql: TransactionSql, where: readonly Stretch[], field: string): Promise<string> {
  const found = await sql<Found[]>`
    select position::integer, w.street as slug, w.from, w.to, s.name, s.lowest_number, s.highest_number,
      coalesce(ST_Dimension(s.geom) = 1, false) as has_axis,
      w.from is null or house_place(s.id, w.from) is not null as knows_from,
      w.to is null or house_place(s.id, w.to) is not null as knows_to, street_stretch(s.id, w.from, w.to)::text as shape
    from rows from (jsonb_to_recordset(${sql.json(where)}) as (street text, "from" integer, "to" integer))
      with ordinality w (street, "from", "to", position)
    left join streets s on s.slug = w.street order by position`
  const shapes: string[] = []
  for (const stretch of found) {
    if (!stretch.shape) throw await faultOf(sql, `${field}.${stretch.position - 1}`, stretch)
    shapes.push(stretch.shape)
  }
  const [{ line }] = await sql<[{ line: string }]>`
    select ST_LineMerge(ST_Collect(shape::geometry))::text as line from unnest(${shapes}::text[]) shape`
  return line
}

async function faultOf(sql: TransactionSql, path: string, { name, slug, ...stretch }: Found): Promise<ContentFault> {
  if (name === null) return new ContentFault(`${path}.street`, await noStreet(sql, slug))
  if (!stretch.hasAxis)
    return new ContentFault(`${path}.street`, `where ${name} runs is not known, so no line can be drawn along it`)
  const numbers =
    stretch.lowestNumber === null ? 'none is known' : `known are ${stretch.lowestNumber} to ${stretch.highestNumber}`
  if (!stretch.knowsFrom) return new ContentFault(`${path}.from`, `${name} has no number ${stretch.from} (${numbers})`)
  if (!stretch.knowsTo) return new ContentFault(`${path}.to`, `${name} has no number ${stretch.to} (${numbers})`)
  return new ContentFault(path, `nothing of ${name} lies between these numbers`)
}
