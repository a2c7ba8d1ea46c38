import type { TransactionSql } from 'postgres'
import { ImportError } from '../../import-error.ts'
import { type Crs, checkTransformation, inDegrees } from '../../reading/crs.ts'
import { countAndName } from '../../reading/listing.ts'
import type { AreaKind, AreaRow } from './read-areas.ts'
import { chooseSlugs, type KnownArea, recogniseAreas } from './recognise.ts'

const BATCH = 200

/** How far an outline may be off, until somebody who knows says otherwise: the files are simplified ones. */
const ACCURACY_METRES: Record<AreaKind, number> = {
  municipality: 150,
  submunicipality: 150,
  kern: 25,
  neighbourhood: 25,
}

type Wish = { kind: AreaKind; note: (sentence: string) => void; progress?: (done: number) => void }

/**
 * Stages areas in the temporary table `staged_areas`, in degrees, with what is not valid repaired and told by name.
 * Throws an ImportError where nothing is left of one.
 */
export async function stageAreas(tx: TransactionSql, areas: AreaRow[], { note, progress }: Omit<Wish, 'kind'>) {
  await tx`drop table if exists staged_areas`
  await tx`
    create temporary table staged_areas (position integer primary key, name text not null, code text, known_id integer,
      slug text, problem text, geom geometry(MultiPolygon, 4326) not null) on commit drop`
  for (const crs of new Set(areas.map((area) => area.crs))) await checkTransformation(tx, crs)
  for (let start = 0; start < areas.length; start += BATCH) {
    await stageBatch(tx, areas.slice(start, start + BATCH), start)
    progress?.(start)
  }
  const repaired = await tx<{ position: number; isEmpty: boolean; problem: string }[]>`
    select position, ST_IsEmpty(geom) as is_empty, problem from staged_areas where problem is not null order by position`
  for (const { position, isEmpty, problem } of repaired) {
    const where = areas[position]?.where
    if (isEmpty) throw new ImportError(`${where}: nothing is left of its outline when it is repaired (${problem}).`)
    note(`Repaired: ${where} (${problem}).`)
  }
}

async function stageBatch(tx: TransactionSql, areas: AreaRow[], start: number) {
  const rows = areas.map(({ name, code, crs, geometry: { type, coordinates } }, index) => ({
    position: start + index,
    name,
    code,
    crs,
    geometry: { type, coordinates },
  }))
  for (const crs of new Set(areas.map((area) => area.crs))) {
    const ofCrs = tx.json(rows.filter((row) => row.crs === crs))
    await tx`
      insert into staged_areas (position, name, code, problem, geom)
      select position, name, code, case when not ST_IsValid(geom) then ST_IsValidReason(geom) end,
        ST_Multi(case when ST_IsValid(geom) then geom else ST_CollectionExtract(ST_MakeValid(geom), 3) end)
      from (select position, name, code, ${outline(tx, crs)} as geom
        from jsonb_to_recordset(${ofCrs}) as f (position integer, name text, code text, geometry jsonb) offset 0) placed`
  }
}

const outline = (tx: TransactionSql, crs: Crs) => inDegrees(tx, tx`ST_Force2D(ST_GeomFromGeoJSON(geometry))`, crs)

/**
 * Makes the areas of a kind that have a code be the staged ones: by code (or a name that only one has), with id and slug
 * kept; what is gone gets an end today and is never deleted. Gives the number of rows changed.
 */
export async function writeAreas(tx: TransactionSql, areas: AreaRow[], { kind, note }: Wish): Promise<number> {
  const known = await tx<KnownArea[]>`select id, kind, slug, name, official_code from areas order by id`
  const found = recogniseAreas(areas, known, kind)
  const slugs = chooseSlugs(areas, found, known, kind)
  const choices = slugs.map((slug, position) => ({ position, slug, id: found[position]?.id ?? null }))
  await tx`
    update staged_areas s set slug = f.slug, known_id = f.id
    from jsonb_to_recordset(${tx.json(choices)}) as f (position integer, slug text, id integer)
    where f.position = s.position`
  const updated = await tx`
    update areas a set name = s.name, official_code = coalesce(s.code, a.official_code), geom = s.geom, valid_to = null
    from staged_areas s
    where s.known_id = a.id and ((a.name, coalesce(s.code, a.official_code)) is distinct from (s.name, a.official_code)
      or a.valid_to is not null or ST_AsBinary(a.geom) <> ST_AsBinary(s.geom))`
  const added = await tx<{ id: number; slug: string }[]>`
    insert into areas (kind, slug, name, official_code, accuracy_metres, geom)
    select ${kind}, slug, name, code, ${ACCURACY_METRES[kind]}, geom from staged_areas where known_id is null
    order by position returning id, slug`
  const ended = await tx<{ name: string }[]>`
    update areas a set valid_to = current_date
    where kind = ${kind} and official_code is not null and (valid_to is null or valid_to > current_date)
      and not exists (select from staged_areas s where s.slug = a.slug) returning name`
  if (ended.length > 0) note(`Ended today: ${countAndName(ended.map(({ name }) => name))}.`)
  return updated.count + added.length + ended.length
}

/** Every area in force is a part of the nearest kind above it that covers its middle. Gives the number of rows changed. */
export async function linkParents(tx: TransactionSql): Promise<number> {
  const { count } = await tx`
    with in_force as materialized (
      select id, kind, parent_id, geom from areas where valid_to is null or valid_to > current_date
    ), linked as (
      select a.id, coalesce(
        (select p.id from in_force p where p.kind < a.kind and p.geom && a.geom
          and ST_Covers(p.geom, ST_PointOnSurface(a.geom)) order by p.kind desc, p.id limit 1),
        (select p.id from in_force p where p.id = a.parent_id)) as parent_id
      from in_force a)
    update areas a set parent_id = l.parent_id from linked l where l.id = a.id and a.parent_id is distinct from l.parent_id`
  return count
}
