import type { TransactionSql } from 'postgres'
import type { AnswerCreated } from '../contract/consultations.ts'
import type { IdeaChannel } from '../contract/ideas.ts'
import { questionsOf } from '../database/consultation-detail.ts'
import type { AppContext } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import { checkAnswers, type ParsedAnswer } from './check-answers.ts'

// A point farther than this from every street is in a field.
const MAX_STREET_METRES = 150

type Channel = { channel: IdeaChannel; mayBeLate: boolean }

/**
 * Keeps an answer with all that hangs on it and counts it, all or nothing. The clock of the database decides whether it
 * is in time, while the consultation is locked, so that no answer is counted behind its closing; what staff types in
 * from paper may be late. Throws `not-found`, `not-open`, `validation`, `outside-area` or `unknown-street`.
 */
export async function keepAnswer(
  sql: TransactionSql,
  { environment, secrets }: Pick<AppContext, 'environment' | 'secrets'>,
  consultationId: number,
  { answers, reply, language = 'nl' }: ParsedAnswer,
  { channel, mayBeLate }: Channel = { channel: 'web', mayBeLate: false },
): Promise<AnswerCreated> {
  // Who waits for a long command is told to come back, rather than keeping a connection. The clock is asked once the row
  // is had: an update that waited for one that was undone would judge by the time from before its wait.
  await sql`set local lock_timeout = '2s'`
  await sql`select from consultations where id = ${consultationId} for update`
  const [counted] = await sql<[{ answerCount: number }?]>`
    update consultations set answer_count = answer_count + 1
    where id = ${consultationId} and opens_at <= clock_timestamp()
      and ${mayBeLate ? sql`true` : sql`visibility = 'public' and clock_timestamp() < closes_at`}
    returning answer_count`
  if (!counted) throw await refusal(sql, consultationId)
  const errors = checkAnswers(await questionsOf(sql, consultationId), answers)
  if (errors.length > 0) throw new Problem('validation', { errors })
  const [{ id }] = await sql<[{ id: number }]>`
    insert into consultation_answers (consultation_id, channel, language)
    values (${consultationId}, ${channel}, ${language}) returning id`
  await insertAnswers(sql, id, answers, environment.OUTSIDE_METRES)
  if (reply) {
    const [kind] = Object.keys(reply)
    await sql`insert into consultation_replies (answer_id, kind, encrypted)
      values (${id}, ${String(kind)}, ${secrets.encrypt(JSON.stringify(reply))})`
  }
  return { number: String(id), answerCount: counted.answerCount }
}

// A point keeps the street and the number it is near; a number becomes a point where its place is known.
async function insertAnswers(
  sql: TransactionSql,
  answerId: number,
  answers: ParsedAnswer['answers'],
  outsideMetres: number,
) {
  const inserted = await sql<{ questionId: number }[]>`
    with given as (
      select * from jsonb_to_recordset(${sql.json(answers.map(toRow))}) as given (question_id bigint, body text,
        chosen smallint[], lng float8, lat float8, street_id bigint, house_number text)
    ), placed as materialized (
      select given.*, rounded_place(case when lng is null then place_of_house(street_id, house_number)
        else ST_SetSRID(ST_MakePoint(lng, lat), 4326) end) as geom
      from given
    )
    insert into question_answers (answer_id, question_id, body, chosen, street_id, house_number, geom)
    select ${answerId}, p.question_id, p.body, p.chosen, coalesce(p.street_id, near.street_id),
      coalesce(p.house_number, house_number_near(near.street_id, p.geom)::text), p.geom
    from placed p
    left join lateral (
      select n.street_id from nearest_street(ST_Transform(p.geom, 3857)) n where n.distance_metres <= ${MAX_STREET_METRES}
    ) near on p.lng is not null
    where p.lng is null or exists (select 1 from kernen_near(p.geom, ${outsideMetres}))
    returning question_id`
  const kept = new Set(inserted.map(({ questionId }) => questionId))
  const errors = answers.flatMap(({ question }, position) =>
    kept.has(question)
      ? []
      : [{ path: `answers.${position}.place`, code: 'outside-area', message: 'lies outside the municipality' }],
  )
  if (errors.length > 0) throw new Problem('outside-area', { errors })
}

const toRow = (answer: ParsedAnswer['answers'][number]) => ({
  question_id: answer.question,
  body: 'text' in answer ? answer.text : null,
  chosen: 'chosen' in answer ? answer.chosen : null,
  lng: 'place' in answer ? answer.place.lng : null,
  lat: 'place' in answer ? answer.place.lat : null,
  street_id: 'streetId' in answer ? answer.streetId : null,
  house_number: 'streetId' in answer ? (answer.houseNumber ?? null) : null,
})

/** Why an answer was not counted. */
async function refusal(sql: TransactionSql, id: number): Promise<Problem> {
  const [found] = await sql<[{ opensAt: Date; closesAt: Date; isYetToOpen: boolean }?]>`
    select opens_at, closes_at, clock_timestamp() < opens_at as is_yet_to_open
    from consultations where id = ${id} and visibility = 'public'`
  if (!found) return new Problem('not-found')
  const [from, until] = [found.opensAt.toISOString(), found.closesAt.toISOString()]
  const detail = found.isYetToOpen
    ? `It is open from ${from} until ${until}.`
    : `It was open from ${from} until ${until}.`
  return new Problem('not-open', { detail })
}
