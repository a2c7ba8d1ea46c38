import type { TransactionSql } from 'postgres'
import { ImportError } from '../import-error.ts'

/** The municipality of this installation. Throws an ImportError where there is none yet, or more than one. */
export async function findCity(tx: TransactionSql): Promise<{ id: number; name: string; nis: string }> {
  const [city, ...others] = await tx<{ id: number; name: string; nis: string | null }[]>`
    select id, name, official_code as nis from areas
    where kind = 'municipality' and (valid_to is null or valid_to > current_date) order by id`
  if (!city) throw new ImportError('There is no municipality yet: load it first with the importer municipality.')
  if (others.length > 0) throw new ImportError('There is more than one municipality: which one is meant?')
  if (city.nis === null) throw new ImportError(`The NIS code of ${city.name} is not known: load it again.`)
  return { ...city, nis: city.nis }
}
