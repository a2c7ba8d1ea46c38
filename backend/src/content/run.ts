import { runCommand, withCommandDatabase } from '../database/command-database.ts'
import { readEnvironment } from '../env.ts'
import { prepareContent } from './content.ts'

await runCommand(async () => {
  const act = await prepareContent(process.argv.slice(2))
  const told = await withCommandDatabase(readEnvironment(process.env), ({ sql }) => sql.begin(act))
  process.stdout.write(`${told}\n`)
})
