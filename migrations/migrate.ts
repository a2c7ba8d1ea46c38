import { fileURLToPath } from 'node:url'
import Postgrator from 'postgrator'
import postgres, { type Row, type Sql } from 'postgres'

export { openDatabase, withDatabase } from './open-database.ts'

const MIGRATION_LOCK = 4_812_001

/**
 * Brings the database to the newest schema and gives the number of migrations it ran.
 * An advisory lock makes several processes that start at once wait for one another; postgrator checks that applied
 * files did not change since.
 */
export async function migrate(sql: Sql): Promise<number> {
  const connection = await sql.reserve()
  try {
    // A big table takes its time, and so may the process that migrates before us.
    await connection`set statement_timeout = 0`
    await connection`select pg_advisory_lock(${MIGRATION_LOCK})`
    await connection`set client_min_messages = warning`
    const postgrator = new Postgrator({
      driver: 'pg',
      migrationPattern: fileURLToPath(new URL('./*.sql', import.meta.url)),
      schemaTable: 'schema_version',
      execQuery: async (query) => ({ rows: (await connection.unsafe(query)).map(withSnakeCase) }),
      execSqlScript: async (script) => {
        await connection.unsafe(`begin;\n${script}\ncommit;`).catch(async (error) => {
          await connection`rollback`
          throw error
        })
      },
    })
    return (await postgrator.migrate()).length
  } finally {
    // A connection that broke holds no lock any more, and the error that broke it is the one to tell.
    await connection`select pg_advisory_unlock(${MIGRATION_LOCK})`.catch(() => undefined)
    await connection`reset statement_timeout`.catch(() => undefined)
    connection.release()
  }
}

// Postgrator looks for `column_name`, which our connections make camelCase.
function withSnakeCase(row: Row) {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [postgres.fromCamel(name), value]))
}
