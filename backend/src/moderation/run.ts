import { userInfo } from 'node:os'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { ideaStatus } from '../contract/ideas.ts'
import { plainText } from '../contract/text.ts'
import { runCommand, withCommandDatabase } from '../database/command-database.ts'
import { readEnvironment } from '../env.ts'
import { StartError } from '../start-error.ts'
import { moderate } from './moderate.ts'

const USAGE = `Usage: npm run moderate -- hide <number> --reason "…"
       npm run moderate -- restore <number> --reason "…"
       npm run moderate -- answer <number> --status <${ideaStatus.options.join('|')}> --reason "…"`

const ideaId = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
const reason = plainText(3, 2000)
const act = z.discriminatedUnion('action', [
  z.object({ action: z.literal('hide'), ideaId, reason }),
  z.object({ action: z.literal('restore'), ideaId, reason }),
  z.object({ action: z.literal('answer'), ideaId, reason, status: ideaStatus }),
])

await runCommand(async () => {
  const { values, positionals } = readArguments()
  const wanted = act.safeParse({ action: positionals[0], ideaId: positionals[1], ...values })
  if (!wanted.success) throw new StartError(USAGE)
  await withCommandDatabase(readEnvironment(process.env), ({ sql }) =>
    sql.begin((transaction) => moderate(transaction, wanted.data, values.by ?? userInfo().username)),
  )
  process.stdout.write(`Idea ${wanted.data.ideaId}: ${wanted.data.action}\n`)
})

function readArguments() {
  try {
    const text = { type: 'string' } as const
    return parseArgs({ allowPositionals: true, options: { reason: text, status: text, by: text } })
  } catch {
    throw new StartError(USAGE)
  }
}
