import type { TransactionSql } from 'postgres'
import type { BackgroundFile, CreditFile, PlaceFile } from '../geography-files.ts'

/** Makes the table `places` hold these places and no others; gives the number of rows changed. */
export async function loadPlaces(tx: TransactionSql, places: PlaceFile['features']): Promise<number> {
  const rows = tx.json(places.map(({ properties, geometry }) => ({ ...properties, geometry })))
  const wanted = tx`
    select kind, name, address, ST_GeomFromGeoJSON(geometry) as geom
    from jsonb_to_recordset(${rows}) as f (kind text, name text, address text, geometry jsonb)`
  const removed = await tx`
    delete from places t where not exists (select from (${wanted}) w
      where (w.kind, w.name, ST_AsBinary(w.geom)) = (t.kind, t.name, ST_AsBinary(t.geom))
        and w.address is not distinct from t.address)`
  const added = await tx`
    insert into places (kind, name, address, geom)
    select * from (${wanted}) w where not exists (select from places t where (t.kind, t.name) = (w.kind, w.name))`
  return removed.count + added.count
}

/** Makes the table `background_features` hold these and no others; gives the number of rows changed. */
export async function loadBackground(tx: TransactionSql, features: BackgroundFile['features']): Promise<number> {
  const rows = tx.json(features.map(({ properties, geometry }) => ({ ...properties, geometry })))
  const wanted = tx`
    select kind, name, ST_GeomFromGeoJSON(geometry) as geom
    from jsonb_to_recordset(${rows}) as f (kind text, name text, geometry jsonb)`
  const removed = await tx`
    delete from background_features t where not exists (select from (${wanted}) w
      where (w.kind, w.name, ST_AsBinary(w.geom)) = (t.kind, t.name, ST_AsBinary(t.geom)))`
  const added = await tx`
    insert into background_features (kind, name, geom)
    select * from (${wanted}) w where not exists (select from background_features t
      where (w.kind, w.name, ST_AsBinary(w.geom)) = (t.kind, t.name, ST_AsBinary(t.geom)))`
  return removed.count + added.count
}

/** Writes credits by source; those of other importers stay. Gives the number of rows changed. */
export async function loadCredits(tx: TransactionSql, credits: CreditFile): Promise<number> {
  const { count } = await tx`
    insert into credits as c (source, text, licence, state_of, url)
    select source, text, licence, "stateOf", url
    from jsonb_to_recordset(${tx.json(credits)}) as f (source text, text text, licence text, "stateOf" date, url text)
    on conflict (source) do update set
      text = excluded.text, licence = excluded.licence, state_of = excluded.state_of, url = excluded.url
    where (c.text, c.licence, c.state_of, c.url)
      is distinct from (excluded.text, excluded.licence, excluded.state_of, excluded.url)`
  return count
}
