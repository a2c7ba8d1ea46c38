import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { migrate, openDatabase } from '@wijkwerk/migrations'
import type { Sql } from 'postgres'
import { ImportError } from './import-error.ts'

/** What a running application with its own database leaves in its data folder. */
const ADDRESS_FILE = 'database-address'

/** Runs on `DATABASE_URL`, or on the database of the application that runs here. Throws an ImportError without either. */
export async function withCommandDatabase<T>(
  environment: NodeJS.ProcessEnv,
  run: (sql: Sql) => Promise<T>,
): Promise<T> {
  const folder = environment.DATA_FOLDER || '.data'
  const url = environment.DATABASE_URL || (await readFile(join(folder, ADDRESS_FILE), 'utf8').catch(() => undefined))
  if (!url) throw new ImportError('No database: start the application first, or give DATABASE_URL.')
  const sql = openDatabase(url, { max: 1 })
  try {
    await sql`select 1`.catch((error) => {
      throw new ImportError(`The database does not answer (${error.code}): start the application first.`, {
        cause: error,
      })
    })
    await migrate(sql)
    return await run(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}
