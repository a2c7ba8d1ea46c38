import { parseArgs } from 'node:util'
import { runCommand, withCommandDatabase } from '../database/command-database.ts'
import { readEnvironment } from '../env.ts'
import { addExamples, removeExamples } from './examples.ts'

await runCommand(async () => {
  const { values } = parseArgs({ options: { remove: { type: 'boolean', default: false } } })
  const environment = readEnvironment(process.env)
  await withCommandDatabase(environment, async ({ sql }) => {
    const count = values.remove
      ? await removeExamples(sql)
      : await sql.begin((transaction) => addExamples(transaction, environment))
    process.stdout.write(`${count} examples ${values.remove ? 'removed' : 'added'}\n`)
  })
})
