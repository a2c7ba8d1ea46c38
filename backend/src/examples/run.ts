import { parseArgs } from 'node:util'
import { runCommand, withCommandDatabase } from '../database/command-database.ts'
import { readEnvironment } from '../env.ts'
import { addExamples, removeExamples } from './examples.ts'

await runCommand(async () => {
  const { values } = parseArgs({ options: { remove: { type: 'boolean', default: false } } })
  const environment = readEnvironment(process.env)
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
