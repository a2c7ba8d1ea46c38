import { stringify } from 'csv-stringify/sync'
import type { TransactionSql } from 'postgres'
import type { Question } from '../contract/consultations.ts'
import type { CountedAnswers } from '../contract/desk-content.ts'
import { type Actor, audit } from '../database/audit.ts'
import { questionsOf } from '../database/consultation-detail.ts'
import type { AppContext } from '../http/context.ts'
import { csvCell } from '../http/csv.ts'
import { ContentFault } from './content-fault.ts'

type Given = {
  questionId: number
  body: string | null
  chosen: number[] | null
  street: string | null
  houseNumber: string | null
  lng: number | null
  lat: number | null
}
type Answer = { id: number; channel: string; language: string; createdOn: string; reply: string | null; given: Given[] }

/** What people answered to a consultation and how they want to hear back, for staff. Logged. */
export async function tellAnswers(
  sql: TransactionSql,
  { secrets, by }: Pick<AppContext, 'secrets'> & { by: Actor },
  id: number,
  format: 'text' | 'csv',
): Promise<string> {
  const [consultation] = await sql<[{ title: string }?]>`select title from consultations where id = ${id}`
  if (!consultation) throw new ContentFault('id', `there is no consultation ${id}`)
  await audit(sql, by, { action: 'read answers', subject: { kind: 'consultation', id } })
  const questions = await questionsOf(sql, id)
  const answers = (await answersOf(sql, id)).map(({ encrypted, ...answer }) => ({
    ...answer,
    reply: encrypted && replyText(secrets.decrypt(encrypted)),
  }))
  return format === 'csv' ? asCsv(questions, answers) : asText(`${id}: ${consultation.title}`, questions, answers)
}

/** What people answered to each question, counted and in their words, without how to reach them. Logged. */
export async function countAnswers(sql: TransactionSql, by: Actor, id: number): Promise<CountedAnswers> {
  await audit(sql, by, { action: 'read answers', subject: { kind: 'consultation', id } })
  const [questions, answers] = [await questionsOf(sql, id), await answersOf(sql, id)]
  return { questions: questions.map((question) => counted(question, answers)) }
}

function counted(
  { id, kind, title, options }: Question,
  answers: readonly Kept[],
): CountedAnswers['questions'][number] {
  const given = answers.flatMap(({ id: answer, given: all, language }) =>
    all.filter(({ questionId }) => questionId === id).map((one) => ({ ...one, answer, language })),
  )
  const places = new Map<string | null, number>()
  for (const { street, lng } of given) {
    if (street !== null || lng !== null) places.set(street, (places.get(street) ?? 0) + 1)
  }
  return {
    id,
    kind,
    title,
    answerCount: given.length,
    options: options.map((text, position) => ({
      text,
      count: given.filter(({ chosen }) => chosen?.includes(position)).length,
    })),
    texts: given.flatMap(({ answer, body, language }) => (body === null ? [] : [{ answer, body, language }])),
    places: [...places].map(([street, count]) => ({ street, count })).toSorted((a, b) => b.count - a.count),
  }
}

type Kept = Omit<Answer, 'reply'> & { encrypted: Buffer | null }

const answersOf = (sql: TransactionSql, id: number) => sql<Kept[]>`
    select a.id, a.channel, a.language, a.created_on, r.encrypted,
      (select coalesce(json_agg(json_build_object('questionId', g.question_id, 'body', g.body, 'chosen', g.chosen,
          'street', s.name, 'houseNumber', g.house_number, 'lng', ST_X(g.geom), 'lat', ST_Y(g.geom))), '[]')
        from question_answers g left join streets s on s.id = g.street_id where g.answer_id = a.id) as given
    from consultation_answers a left join consultation_replies r on r.answer_id = a.id
    where a.consultation_id = ${id} order by a.id`

// Kept as {"email": "…"}.
const replyText = (kept: string) =>
  Object.entries(JSON.parse(kept) as Record<string, string>)
    .map(([kind, value]) => `${kind} ${value}`)
    .join(', ')

function asText(title: string, questions: readonly Question[], answers: readonly Answer[]): string {
  return [
    `${title} (answers: ${answers.length})`,
    ...questions.map(
      (question) => `Question ${question.id}, ${question.kind}: ${question.title}${tally(question, answers)}`,
    ),
    ...answers.flatMap((answer) => [
      '',
      `${answer.id} (${answer.channel}, ${answer.language}, ${answer.createdOn})`,
      ...questions.flatMap((question) => {
        const text = textOf(question, answer)
        return text ? [`${question.title} ${text}`] : []
      }),
      ...(answer.reply ? [`Answer to: ${answer.reply}`] : []),
    ]),
  ].join('\n')
}

const tally = ({ id, options }: Question, answers: readonly Answer[]) =>
  options
    .map((option, position) => {
      const count = answers.filter(({ given }) =>
        given.some(({ questionId, chosen }) => questionId === id && chosen?.includes(position)),
      ).length
      return `\n  ${position} ${option}: ${count}`
    })
    .join('')

function asCsv(questions: readonly Question[], answers: readonly Answer[]): string {
  const head = ['number', 'channel', 'language', 'createdOn', ...questions.map(({ title }) => title), 'reply']
  const lines = answers.map((answer) => [
    answer.id,
    answer.channel,
    answer.language,
    answer.createdOn,
    ...questions.map((question) => textOf(question, answer)),
    answer.reply,
  ])
  return stringify([head, ...lines].map((line) => line.map(csvCell))).trimEnd()
}

function textOf({ id, options }: Question, { given }: Answer): string | null {
  const found = given.find(({ questionId }) => questionId === id)
  if (!found) return null
  if (found.chosen) return found.chosen.map((position) => options[position]).join(', ')
  if (found.body !== null) return found.body
  const point = found.lng === null || found.lat === null ? null : `(${found.lng}, ${found.lat})`
  return [found.street, found.houseNumber, point].filter((part) => part !== null).join(' ')
}
