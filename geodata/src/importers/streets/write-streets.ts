import type { TransactionSql } from 'postgres'
import type { Position } from '../../making/plane.ts'
import { toSlug } from '../../making/slug.ts'
import { countAndName } from '../../reading/listing.ts'
import { matchStreets } from './match-streets.ts'
import { numberStreets, putNumbersBack, rememberNumbers } from './number-streets.ts'
import { shareStreets } from './share-streets.ts'

/** A street of a source; `axis` of one position is a point, none is a place that is not known. */
export type NewStreet = { id: number | null; name: string; axis: Position[] }

/**
 * Finds the streets of a source in the database, adds those that are new, and gives the id of each. With `axes` those
 * that were there take the name and the axis of the source and keep their id and slug; without it they stay as they are,
 * but for a place where they had none.
 */
export async function placeStreets(
  tx: TransactionSql,
  streets: NewStreet[],
  { axes }: { axes: boolean },
): Promise<{ ids: number[]; added: string[]; changed: number }> {
  const known = await tx<{ id: number; key: string; lng: number | null; lat: number | null }[]>`
    select id, search_key(name) as key, ST_X(p) as lng, ST_Y(p) as lat
    from streets cross join lateral (select ST_PointOnSurface(geom) as p) m order by id`
  const keys = await tx<{ key: string }[]>`
    select search_key(name) as key from unnest(${streets.map(({ name }) => name)}::text[]) with ordinality f (name, at)
    order by at`
  const matches = matchStreets(
    streets.map(({ id, axis }, index) => ({ id, key: keys[index]?.key ?? '', place: middleOf(axis) })),
    known.map(({ id, key, lng, lat }) => ({ id, key, place: lng === null || lat === null ? null : [lng, lat] })),
  )
  const slugs = await chooseSlugs(tx, streets, matches)
  const rows = streets.map(({ name, axis }, index) => ({
    id: matches[index]?.id ?? 0,
    isNew: matches[index]?.isNew ?? false,
    slug: slugs[index] ?? null,
    name,
    geometry: geometryOf(axis),
  }))
  await tx`drop table if exists staged_streets`
  await tx`
    create temporary table staged_streets on commit drop as
    select id, "isNew" as is_new, slug, name, ST_GeomFromGeoJSON(geometry) as geom
    from jsonb_to_recordset(${tx.json(rows)}) as f (id bigint, "isNew" boolean, slug text, name text, geometry jsonb)`
  const moved = await tx<{ id: number }[]>`
    select s.id from streets s join staged_streets n on n.id = s.id and n.geom is not null
    where s.geom is null or ${axes} and ST_AsBinary(s.geom) <> ST_AsBinary(n.geom) order by s.id`
  const movedIds = moved.map(({ id }) => id)
  await rememberNumbers(tx, movedIds)
  const updated = await tx`
    update streets s set
      aliases = case when ${axes} and search_key(s.name) <> search_key(n.name) and not s.name = any(s.aliases)
        then array_append(s.aliases, s.name) else s.aliases end,
      name = case when ${axes} then n.name else s.name end,
      geom = case when s.id = any(${movedIds}) then n.geom else s.geom end
    from staged_streets n where n.id = s.id and (s.id = any(${movedIds}) or ${axes} and n.name <> s.name)`
  const added = await tx<{ name: string }[]>`
    insert into streets (id, slug, name, geom) select id, slug, name, geom from staged_streets where is_new order by id
    returning name`
  const ids = rows.map(({ id }) => id)
  const numbers = (await putNumbersBack(tx)) + (axes ? await numberStreets(tx, ids) : 0)
  const shares = axes ? await shareStreets(tx, ids) : 0
  return {
    ids,
    added: added.map(({ name }) => name),
    changed: updated.count + added.length + numbers + shares,
  }
}

/** Removes the streets that are not staged and that nobody refers to; tells which are kept all the same. */
export async function removeVanished(tx: TransactionSql, note: (sentence: string) => void): Promise<number> {
  const removed = await tx<{ name: string }[]>`
    delete from streets s where not exists (select from staged_streets n where n.id = s.id)
      and not exists (select from ideas i where i.street_id = s.id)
      and not exists (select from consultations c where c.street_id = s.id)
      and not exists (select from question_answers q where q.street_id = s.id)
      and not exists (select from works w where w.street_ids @> array[s.id])
      and not exists (select from addresses a where a.street_id = s.id) returning name`
  const kept = await tx<{ name: string }[]>`
    select name from streets s where not exists (select from staged_streets n where n.id = s.id) order by name`
  if (removed.length > 0) note(`Gone from the file and removed: ${countAndName(removed.map(({ name }) => name))}.`)
  if (kept.length > 0) {
    note(`Gone from the file, kept for what refers to them: ${countAndName(kept.map(({ name }) => name))}.`)
  }
  return removed.length
}

async function chooseSlugs(tx: TransactionSql, streets: NewStreet[], matches: { isNew: boolean }[]) {
  const rows = await tx<{ slug: string }[]>`select slug from streets`
  const taken = new Set(rows.map(({ slug }) => slug))
  return streets.map(({ name }, index) => {
    if (!matches[index]?.isNew) return null
    const base = toSlug(name) || 'straat'
    let slug = base
    for (let number = 2; taken.has(slug); number += 1) slug = `${base}-${number}`
    taken.add(slug)
    return slug
  })
}

const middleOf = (axis: Position[]) => axis[Math.floor(axis.length / 2)] ?? null

function geometryOf(axis: Position[]) {
  const [only] = axis
  if (!only) return null
  return axis.length === 1 ? { type: 'Point', coordinates: only } : { type: 'LineString', coordinates: axis }
}
