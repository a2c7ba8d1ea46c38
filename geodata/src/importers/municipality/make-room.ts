import type { TransactionSql } from 'postgres'
import { ImportError } from '../../import-error.ts'

type Wish = { nis: string; name: string; force: boolean; note: (sentence: string) => void }

/**
 * Makes room for a municipality: the geography of another one goes when nobody wrote anything there yet. Throws an
 * ImportError when somebody did, unless forced: then its areas end as those that vanish do, and its ideas follow their
 * points (municipalities merge). Gives the number of areas and streets removed.
 */
export async function makeRoom(tx: TransactionSql, { nis, name, force, note }: Wish): Promise<number> {
  const [other] = await tx<{ name: string }[]>`
    select name from areas where kind = 'municipality' and official_code is distinct from ${nis}
      and (valid_to is null or valid_to > current_date) order by id limit 1`
  if (!other) return 0
  const [{ ideas, isUsed }] = await tx<[{ ideas: number; isUsed: boolean }]>`
    select count(*)::integer as ideas,
      count(*) > 0 or exists (select from works) or exists (select from consultations) as is_used from ideas`
  if (isUsed && force) {
    note(`${other.name} makes place for ${name}: its areas end today.`)
    return 0
  }
  if (isUsed) {
    throw new ImportError(
      `This database is of ${other.name} and holds ${ideas} ideas; one installation serves one municipality. Take another database, or remove what is there (npm run examples -- --remove), or add --force when the two merge.`,
    )
  }
  const streets = await tx`delete from streets`
  await tx`delete from community_rooms`
  const areas = await tx`delete from areas`
  await tx`delete from places`
  await tx`delete from background_features`
  await tx`delete from credits`
  note(`The geography of ${other.name} made place for that of ${name}.`)
  return streets.count + areas.count
}
