import { openDatabase } from '@wijkwerk/migrations'
import { type Outcome, runImports } from './importer.ts'
import { imports } from './importers/index.ts'

const describe = ({ name, read, changed, tables }: Outcome) => {
  const counts = tables.map(({ table, before, after }) => `${table} ${before} -> ${after}`).join(', ')
  return `${name}: ${read} read, ${changed === 0 ? 'nothing changed' : `${changed} rows changed`} (${counts})`
}

const [name = ''] = process.argv.slice(2)
const chosen = imports[name]
const url = process.env.DATABASE_URL
if (!chosen || !url) {
  const names = Object.keys(imports).join(' | ')
  process.stderr.write(`Usage: DATABASE_URL=postgres://... node --import tsx geodata/src/run.ts ${names}\n`)
  process.exit(2)
}
const sql = openDatabase(url, { max: 1 })
try {
  for (const outcome of await runImports(sql, chosen)) process.stdout.write(`${describe(outcome)}\n`)
} finally {
  await sql.end()
}
