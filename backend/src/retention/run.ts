import { join } from 'node:path'
import { RETENTION } from '../contract/retention.ts'
import { runCommand, withCommandDatabase } from '../database/command-database.ts'
import { readEnvironment } from '../env.ts'
import { createFolderStore } from '../http/file-store.ts'
import { StartError } from '../start-error.ts'
import { retain } from './retention.ts'

const USAGE = 'Usage: npm run retention [-- --dry-run]'

await runCommand(async () => {
  const [option, ...rest] = process.argv.slice(2)
  if (rest.length > 0 || (option !== undefined && option !== '--dry-run')) throw new StartError(USAGE)
  const environment = readEnvironment(process.env)
  const files = createFolderStore(join(environment.DATA_FOLDER, 'photos'))
  const outcomes = await withCommandDatabase(environment, ({ sql }) =>
    retain({ sql, files }, { dryRun: option === '--dry-run' }),
  )
  for (const [index, { category, action, count }] of outcomes.entries()) {
    const term = Object.entries(RETENTION[index]?.term ?? {}).map(([unit, length]) => `${length} ${unit}`)
    process.stdout.write(`${category}, ${action} after ${term}: ${count}${option ? ' due' : ''}\n`)
  }
})
