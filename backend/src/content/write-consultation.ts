import postgres, { type TransactionSql } from 'postgres'
import type { ConsultationPart, NewConsultation } from '../contract/consultations.ts'
import { ContentFault } from './content-fault.ts'
import { findArea, placeAt } from './place-at.ts'
import { writeQuestions } from './write-questions.ts'

// What staff is told when a rule of the table refuses what they wrote.
const RULES: Record<string, { path: string; fault: string }> = {
  consultations_period: { path: 'closes', fault: 'has to lie after the opening' },
  consultations_belong_somewhere: { path: 'areas', fault: 'name an area, or a work' },
}

/** Adds a consultation with its questions, and gives its number. */
export async function addConsultation(sql: TransactionSql, consultation: NewConsultation): Promise<number> {
  const columns = await columnsOf(sql, consultation)
  const [{ id }] = await sql<[{ id: number }]>`
    insert into consultations ${sql(columns)} returning id`.catch(toldByRule)
  await writeQuestions(sql, id, consultation.questions)
  return id
}

/** Changes what is named of a consultation, and nothing else. */
export async function changeConsultation(sql: TransactionSql, id: number, part: ConsultationPart): Promise<void> {
  await lockConsultation(sql, id)
  const columns = await columnsOf(sql, part)
  if (Object.keys(columns).length > 0) {
    await sql`update consultations set ${sql(columns)} where id = ${id}`.catch(toldByRule)
  }
  if (part.questions) await writeQuestions(sql, id, part.questions)
  await sql`update consultations set updated_at = now() where id = ${id}`
}

/** Closes a consultation now, or at a moment of Europe/Brussels, and tells when that is. */
export async function endConsultation(sql: TransactionSql, id: number, on: string | undefined): Promise<string> {
  const { isClosed } = await lockConsultation(sql, id)
  if (isClosed && on === undefined) throw new ContentFault('id', `consultation ${id} is closed already`)
  const closesAt =
    on === undefined ? sql`clock_timestamp()` : sql`${(await momentsOf(sql, { closes: on })).closesAt ?? null}`
  const [{ moment }] = await sql<[{ moment: string }]>`
    update consultations set closes_at = ${closesAt}, updated_at = now() where id = ${id}
    returning to_char(closes_at at time zone 'Europe/Brussels', 'YYYY-MM-DD HH24:MI') as moment`.catch(toldByRule)
  return `Consultation ${id} closes on ${moment}.`
}

/** Says what came of a consultation that is closed. */
export async function concludeConsultation(sql: TransactionSql, id: number, outcome: string): Promise<string> {
  const { isClosed } = await lockConsultation(sql, id)
  if (!isClosed) throw new ContentFault('id', `consultation ${id} has to be closed first`)
  await sql`update consultations set outcome = ${outcome}, updated_at = now() where id = ${id}`
  return `Consultation ${id} says what came of it.`
}

/** Shows a consultation to everyone, or to nobody, and tells so. */
export async function showConsultation(
  sql: TransactionSql,
  id: number,
  visibility: 'public' | 'hidden',
): Promise<string> {
  await lockConsultation(sql, id)
  await sql`update consultations set visibility = ${visibility} where id = ${id}`
  return `Consultation ${id} is ${visibility}.`
}

/** Every consultation with its number, one a line. */
export async function consultationLines(sql: TransactionSql): Promise<string> {
  const consultations = await sql<{ line: string }[]>`
    select format('%s (%s, %s, %s to %s, answers: %s): %s', id, consultation_state(c), visibility,
      (opens_at at time zone 'Europe/Brussels')::date, closing_day(c), answer_count, title) as line
    from consultations c order by consultation_rank(c), consultation_moment(c), id`
  return consultations.length > 0 ? consultations.map(({ line }) => line).join('\n') : 'There are no consultations.'
}

/** Keeps others from answering or changing a consultation until the transaction ends. */
async function lockConsultation(sql: TransactionSql, id: number): Promise<{ isClosed: boolean }> {
  const [found] = await sql<[{ isClosed: boolean }?]>`
    select closes_at <= clock_timestamp() as is_closed from consultations where id = ${id} for update`
  if (!found) throw new ContentFault('id', `there is no consultation ${id}`)
  return found
}

async function columnsOf(sql: TransactionSql, part: ConsultationPart) {
  const { opens, closes, areas, work, at, questions: _questions, ...columns } = part
  const spot = at && (await placeAt(sql, at))
  return {
    ...Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)),
    ...(await momentsOf(sql, { opens, closes })),
    ...(areas && { areaIds: await areaIdsOf(sql, areas) }),
    ...(work !== undefined && { workId: work && (await findWork(sql, work)) }),
    ...(at !== undefined && { geom: spot?.geom ?? null, streetId: spot?.streetId ?? null }),
  }
}

async function momentsOf(sql: TransactionSql, { opens, closes }: Pick<ConsultationPart, 'opens' | 'closes'>) {
  const [{ opensAt, closesAt }] = await sql<[{ opensAt: Date | null; closesAt: Date | null }]>`
    select ${opens ?? null}::text::timestamp at time zone 'Europe/Brussels' as opens_at,
      (${closes ?? null}::text::timestamp + case length(${closes ?? null}::text) when 10 then interval '1 day'
        else interval '0' end) at time zone 'Europe/Brussels' as closes_at`
  return { ...(opensAt && { opensAt }), ...(closesAt && { closesAt }) }
}

async function areaIdsOf(sql: TransactionSql, slugs: readonly string[]): Promise<number[]> {
  const ids: number[] = []
  for (const [index, slug] of slugs.entries()) ids.push(await findArea(sql, slug, `areas.${index}`))
  return ids
}

async function findWork(sql: TransactionSql, id: number): Promise<number> {
  const [found] = await sql`select 1 from works where id = ${id}`
  if (!found) throw new ContentFault('work', `there is no work ${id}`)
  return id
}

function toldByRule(error: unknown): never {
  const rule = error instanceof postgres.PostgresError ? RULES[error.constraint_name ?? ''] : undefined
  throw rule ? new ContentFault(rule.path, rule.fault) : error
}
