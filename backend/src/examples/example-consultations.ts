import { readFile } from 'node:fs/promises'
import type { TransactionSql } from 'postgres'
import { z } from 'zod'
import { addConsultation } from '../content/write-consultation.ts'
import { newConsultation } from '../contract/consultations.ts'
import { ideaChannel } from '../contract/ideas.ts'
import { datedFrom } from './relative-days.ts'

const example = newConsultation.extend({
  /** Belongs to the invented work, where that one could be drawn. */
  ofExampleWork: z.boolean().default(false),
  /** To the first choice and the first text among the questions. */
  answers: z.array(z.strictObject({ chosen: z.int(), text: z.string(), channel: ideaChannel })).default([]),
})

/** Adds the example consultations, each marked as one, and gives how many. Does nothing where there are any already. */
export async function addExampleConsultations(sql: TransactionSql): Promise<number> {
  const [before] = await sql`select 1 from consultations where example limit 1`
  if (before) return 0
  const file = await readFile(new URL('./consultations.json', import.meta.url), 'utf8')
  const examples = z.array(example).parse(JSON.parse(datedFrom(file)))
  for (const { ofExampleWork, answers, ...consultation } of examples) {
    const id = await addConsultation(sql, { ...consultation, example: true })
    if (ofExampleWork) {
      await sql`update consultations set work_id = (select min(id) from works where example and sources = '[]')
        where id = ${id}`
    }
    for (const { chosen, text, channel } of answers) {
      await sql`
        with answered as (
          insert into consultation_answers (consultation_id, channel, created_on, created_at)
          select id, ${channel}, closing_day(c), c.closes_at - interval '1 hour' from consultations c where id = ${id}
          returning id
        )
        insert into question_answers (answer_id, question_id, body, chosen)
        select a.id, q.id, case q.kind when 'text' then ${text} end,
          case q.kind when 'choice' then array[${chosen}::smallint] end
        from answered a, (select distinct on (kind) id, kind from consultation_questions
          where consultation_id = ${id} and kind in ('text', 'choice') order by kind, position) q`
    }
    // Said when it opened, or what came of it a week after it closed.
    await sql`
      update consultations set answer_count = ${answers.length}, updated_at = least(now(),
        case when outcome is null then opens_at else closes_at + interval '7 days' end)
      where id = ${id}`
  }
  return examples.length
}
