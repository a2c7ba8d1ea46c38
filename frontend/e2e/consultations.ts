import { type NewConsultation, newConsultation } from '@wijkwerk/backend/contract/consultations.ts'
import { database } from './portal.ts'

type Question = NewConsultation['questions'][number]
type GivenQuestion = Pick<Question, 'kind' | 'title'> & Partial<Question>
type Changes = Partial<Omit<NewConsultation, 'opens' | 'closes' | 'questions'>> & {
  questions?: GivenQuestion[]
  /** From and until so long around now: `-1 day`, `20 seconds`. */
  opens?: string
  closes?: string
}

const QUESTIONS: GivenQuestion[] = [
  { kind: 'text', title: 'Hoe steek je nu over?', required: true },
  { kind: 'choice', title: 'Wat helpt het meest?', options: ['Een zebrapad', 'Een smallere straat', 'Meer licht'] },
  { kind: 'place', title: 'Waar is het gevaarlijk?' },
]

/** Adds a consultation, an open one for Emelgem unless told otherwise, and gives its number. */
export async function addConsultation(changes: Changes = {}): Promise<number> {
  const { opens = '-1 day', closes = '12 days', ...given } = changes
  const {
    areas,
    at: _at,
    questions,
    ...rest
  } = newConsultation.omit({ opens: true, closes: true }).parse({
    title: 'Veilig oversteken',
    body: 'Zeg hoe jij oversteekt.',
    areas: ['emelgem'],
    questions: QUESTIONS,
    ...given,
  })
  const { work = null, contactName = null, contactPhone = null, fixed = null, afterwards = null, outcome = null } = rest
  const connection = database()
  return connection
    .begin(async (sql) => {
      const [{ id }] = await sql<[{ id: number }]>`
        insert into consultations (title, body, opens_at, closes_at, area_ids, work_id, contact_name, contact_phone,
          fixed, afterwards, outcome, example)
        select ${rest.title}, ${rest.body}, now() + ${opens}::interval, now() + ${closes}::interval,
          array(select id from areas where slug = any(${areas})), ${work}, ${contactName}, ${contactPhone},
          ${fixed}, ${afterwards}, ${outcome}, ${rest.example}
        returning id`
      for (const [position, { help = null, ...question }] of questions.entries()) {
        await sql`insert into consultation_questions ${sql({ ...question, help, consultationId: id, position })}`
      }
      return id
    })
    .finally(() => connection.end())
}

/** Moves the moment at which a consultation opens to so long from now. */
export const openIn = (id: number, opens: string) => moveMoment(id, 'opensAt', opens)

/** Moves the moment at which a consultation closes to so long from now. */
export const closeIn = (id: number, closes: string) => moveMoment(id, 'closesAt', closes)

async function moveMoment(id: number, moment: 'opensAt' | 'closesAt', wait: string): Promise<void> {
  const sql = database()
  await sql`
    update consultations set ${sql(moment)} = clock_timestamp() + ${wait}::interval where id = ${id}`.finally(() =>
    sql.end(),
  )
}

/** What was answered to each question, in the order of the questions; one row an answer. */
export async function answersTo(id: number) {
  const sql = database()
  return sql<
    { channel: string; body: string | null; chosen: number[] | null; street: string | null; onMap: boolean }[]
  >`
    select a.channel, q.body, q.chosen, s.name as street, q.geom is not null as on_map
    from consultation_answers a join question_answers q on q.answer_id = a.id
    join consultation_questions c on c.id = q.question_id left join streets s on s.id = q.street_id
    where a.consultation_id = ${id} order by a.id, c.position`.finally(() => sql.end())
}
