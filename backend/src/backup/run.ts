import { runCommand, withCommandDatabase, withEmptyDatabase } from '../database/command-database.ts'
import { readEnvironment } from '../env.ts'
import { StartError } from '../start-error.ts'
import { backup, restore } from './backup.ts'

const USAGE = 'Usage: npm run backup -- <new folder>\n       npm run restore -- <folder of a backup>'

await runCommand(async () => {
  const [act, folder, ...rest] = process.argv.slice(2)
  if (!folder || rest.length > 0 || (act !== 'backup' && act !== 'restore')) throw new StartError(USAGE)
  const environment = readEnvironment(process.env)
  const told =
    act === 'backup'
      ? await withCommandDatabase(environment, ({ url }) => backup({ url, environment, folder }))
      : await withEmptyDatabase(environment, (url) => restore({ url, environment, folder }))
  process.stdout.write(`${told}\n`)
})
