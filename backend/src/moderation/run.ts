import { userInfo } from 'node:os'
import { parseArgs } from 'node:util'
import pino from 'pino'
import { z } from 'zod'
import { ideaStatus } from '../contract/ideas.ts'
import { plainText } from '../contract/text.ts'
import { runCommand, withCommandDatabase } from '../database/command-database.ts'
import { findSecretKey, readEnvironment } from '../env.ts'
import { createJobs } from '../jobs/jobs.ts'
import { createSecrets } from '../secrets/secrets.ts'
import { StartError } from '../start-error.ts'
import { moderate, showIdea, showMessages } from './moderate.ts'

const USAGE = `Usage: npm run moderate -- show <number>
       npm run moderate -- messages
       npm run moderate -- answer <number> --status <${ideaStatus.options.join('|')}> --reason "…"
       npm run moderate -- hide|restore <number> --reason "…"
       npm run moderate -- hide|restore comment <number> --reason "…"
       npm run moderate -- hide|restore photo <id> --reason "…"`

const number = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
const reason = plainText(3, 2000)
const visibility = z.enum(['hide', 'restore'])
const command = z.union([
  z.object({ action: z.literal('messages') }),
  z.object({ action: z.literal('show'), id: number }),
  z.object({ action: z.literal('answer'), what: z.literal('idea'), id: number, reason, status: ideaStatus }),
  z.object({ action: visibility, what: z.literal('idea'), id: number, reason }),
  z.object({ action: visibility, what: z.literal('comment'), id: number, reason }),
  z.object({ action: visibility, what: z.literal('photo'), id: z.uuid(), reason }),
])

await runCommand(async () => {
  const { values, positionals } = readArguments()
  const [action, first, second] = positionals
  const [what, id] = second === undefined ? ['idea', first] : [first, second]
  const wanted = command.safeParse({ action, what, id, ...values })
  if (!wanted.success) throw new StartError(USAGE)
  const environment = readEnvironment(process.env)
  const secrets = createSecrets(await findSecretKey(environment))
  const log = pino({ level: environment.LOG_LEVEL })
  const by = values.by ?? userInfo().username
  const told = await withCommandDatabase(environment, ({ sql }) => {
    const act = wanted.data
    if (act.action === 'messages') return showMessages(sql, secrets)
    return sql.begin(async (transaction) => {
      if (act.action === 'show') return showIdea(transaction, secrets, act.id, by)
      await moderate(transaction, { environment, secrets, jobs: createJobs(sql, log) }, act, by)
      return `${act.action} ${act.what} ${act.id}: done`
    })
  })
  process.stdout.write(`${told}\n`)
})

function readArguments() {
  try {
    const text = { type: 'string' } as const
    return parseArgs({ allowPositionals: true, options: { reason: text, status: text, by: text } })
  } catch {
    throw new StartError(USAGE)
  }
}
