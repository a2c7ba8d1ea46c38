import { parseArgs } from 'node:util'
import { runCommand, withCommandDatabase } from '../database/command-database.ts'
import { isKnownCity, readEnvironment } from '../env.ts'
import { StartError } from '../start-error.ts'
import { addExamples, removeExamples } from './examples.ts'

await runCommand(async () => {
  const { values } = parseArgs({ options: { remove: { type: 'boolean', default: false } } })
  const environment = readEnvironment(process.env)
  if (!values.remove && !isKnownCity(environment)) {
    throw new StartError(
      `The examples are of another city than ${environment.SERVICE_CITY}: there are none of that one.`,
    )
  }
  await withCommandDatabase(environment, async ({ sql }) => {
    const counts = values.remove
      ? await removeExamples(sql)
      : await sql.begin((transaction) => addExamples(transaction, environment))
    const told = Object.entries(counts)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ')
    process.stdout.write(`Examples ${values.remove ? 'removed' : 'added'}: ${told}.\n`)
  })
})
