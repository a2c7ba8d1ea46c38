import { readFile } from 'node:fs/promises'
import type { Sql, TransactionSql } from 'postgres'
import { z } from 'zod'
import { ideaKind, ideaStatus, ideaTheme, newIdea } from '../contract/ideas.ts'
import type { Environment } from '../env.ts'
import { insertIdea } from '../idea-store/insert-idea.ts'
import { StartError } from '../start-error.ts'
import { addExampleConsultations } from './example-consultations.ts'
import { addExampleWorks } from './example-works.ts'

const example = z.strictObject({
  title: z.string(),
  body: z.string(),
  kind: ideaKind.default('street'),
  theme: ideaTheme,
  language: z.string().optional(),
  /** Slug of a street, with or without a number; else of a kern; else nowhere. */
  street: z.string().optional(),
  houseNumber: z.string().optional(),
  area: z.string().optional(),
  daysAgo: z.int(),
  supportCount: z.int().default(0),
  status: ideaStatus.default('received'),
  updates: z.array(z.strictObject({ status: ideaStatus, reason: z.string(), daysAgo: z.int() })).default([]),
  comments: z.array(z.strictObject({ body: z.string(), name: z.string().optional(), daysAgo: z.int() })).default([]),
})

/** How many examples of each kind. */
export type ExampleCounts = { ideas: number; works: number; consultations: number }

/** Adds the examples, each marked as one, and gives how many. Adds none of a kind that has examples already. */
export async function addExamples(sql: TransactionSql, environment: Environment): Promise<ExampleCounts> {
  const ideas = await addExampleIdeas(sql, environment)
  const works = await addExampleWorks(sql)
  return { ideas, works, consultations: await addExampleConsultations(sql) }
}

async function addExampleIdeas(sql: TransactionSql, environment: Environment): Promise<number> {
  const [before] = await sql`select 1 from ideas where example limit 1`
  if (before) return 0
  const file = await readFile(new URL('./examples.json', import.meta.url), 'utf8')
  const examples = z
    .array(example)
    .parse(JSON.parse(file))
    .sort((a, b) => b.daysAgo - a.daysAgo)
  for (const one of examples) await addExample(sql, environment, one)
  return examples.length
}

async function addExample(sql: TransactionSql, environment: Environment, one: z.infer<typeof example>) {
  const { title, body, kind, theme, language, street, houseNumber, area, supportCount, status, updates, comments } = one
  const [found] = street ? await sql<[{ id: number }?]>`select id from streets where slug = ${street}` : []
  const location = found ? { streetId: found.id, ...(houseNumber && { houseNumber }) } : area ? { area } : null
  const idea = newIdea.parse({ title, body, kind, theme, language, location })
  const id = await insertIdea(sql, idea, environment, { example: true, createdOn: dayBefore(one.daysAgo) })
  for (const { status: step, reason, daysAgo } of updates) {
    await sql`insert into idea_updates (idea_id, status, reason, created_at)
      values (${id}, ${step}, ${reason}, ${dayBefore(daysAgo)}::date)`
  }
  for (const { body: text, name = null, daysAgo } of comments) {
    await sql`insert into comments (idea_id, body, author_name, example, created_on, created_at)
      values (${id}, ${text}, ${name}, true, ${dayBefore(daysAgo)}::date, ${dayBefore(daysAgo)}::date)`
  }
  await sql`update ideas set status = ${status}, support_count = ${supportCount}, comment_count = ${comments.length}
    where id = ${id}`
}

const dayBefore = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/**
 * Removes every example with all that hangs on it, and gives how many there were. A StartError, and nothing is removed,
 * where a real consultation belongs to an example work.
 */
export async function removeExamples(sql: Sql): Promise<ExampleCounts> {
  return sql.begin(async (transaction) => {
    const { count: ideas } = await transaction`delete from ideas where example`
    const { count: consultations } = await transaction`delete from consultations where example`
    const [hung] = await transaction<[{ id: number; title: string; workId: number }?]>`
      select c.id, c.title, c.work_id from consultations c join works w on w.id = c.work_id where w.example
      order by c.id limit 1`
    if (hung) {
      throw new StartError(
        `Consultation ${hung.id} (${hung.title}) is no example, but belongs to example work ${hung.workId}: give it another work or areas first (npm run content -- consultation change ${hung.id} --file <part.json>).`,
      )
    }
    const { count: works } = await transaction`delete from works where example`
    return { ideas, works, consultations }
  })
}
