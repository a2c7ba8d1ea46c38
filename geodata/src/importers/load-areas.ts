import type { TransactionSql } from 'postgres'
import type { AreaFile } from '../geography-files.ts'

/** Writes areas by slug and gives the number of rows changed. Areas that are not in the list stay as they are. */
export async function loadAreas(tx: TransactionSql, areas: AreaFile['features']): Promise<number> {
  const rows = tx.json(areas.map(({ properties, geometry }) => ({ ...properties, geometry })))
  const written = await tx`
    insert into areas as a
      (kind, slug, name, official_code, aliases, approximate, accuracy_metres, valid_from, geom)
    select kind, slug, name, "officialCode", aliases, approximate, "accuracyMetres", "validFrom",
      ST_Multi(ST_GeomFromGeoJSON(geometry))
    from jsonb_to_recordset(${rows}) as f (kind area_kind, slug text, name text, "officialCode" text, aliases text[],
      approximate boolean, "accuracyMetres" integer, "validFrom" date, geometry jsonb)
    on conflict (slug) do update set
      kind = excluded.kind, name = excluded.name, official_code = excluded.official_code, aliases = excluded.aliases,
      approximate = excluded.approximate, accuracy_metres = excluded.accuracy_metres,
      valid_from = excluded.valid_from, geom = excluded.geom
    where (a.kind, a.name, a.official_code, a.aliases, a.approximate, a.accuracy_metres, a.valid_from)
      is distinct from (excluded.kind, excluded.name, excluded.official_code, excluded.aliases, excluded.approximate,
        excluded.accuracy_metres, excluded.valid_from)
      or ST_AsBinary(a.geom) <> ST_AsBinary(excluded.geom)`
  const parents = await tx`
    update areas a set parent_id = p.id
    from jsonb_to_recordset(${rows}) as f (slug text, parent text) left join areas p on p.slug = f.parent
    where a.slug = f.slug and a.parent_id is distinct from p.id`
  return written.count + parents.count
}
