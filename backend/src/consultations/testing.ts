import type { Sql } from 'postgres'

type Given = {
  title?: string
  opens?: string
  closes?: string
  areas?: string[]
  workId?: number | null
  at?: [number, number] | null
  visibility?: 'public' | 'hidden'
  example?: boolean
}

/** Puts a consultation in the database, from and until so long around now (`-1 day`), and gives its id. */
export async function addConsultation(sql: Sql, given: Given = {}): Promise<number> {
  const { title = 'Hoe gebruik je het plein?', opens = '-1 day', closes = '1 day', areas = ['emelgem'] } = given
  const { workId = null, at = null, visibility = 'public', example = false } = given
  const [row] = await sql<[{ id: number }]>`
    insert into consultations (title, body, opens_at, closes_at, area_ids, work_id, geom, visibility, example)
    select ${title}, 'We maken een plan.', now() + ${opens}::interval, now() + ${closes}::interval,
      array(select id from areas where slug = any(${areas})), ${workId},
      ${at ? sql`ST_SetSRID(ST_MakePoint(${at[0]}, ${at[1]}), 4326)` : null}, ${visibility}, ${example}
    returning id`
  return row.id
}

/** Gives a consultation a text (required), a choice, a choice of more, and a place; their ids in that order. */
export async function addQuestions(sql: Sql, consultationId: number): Promise<[number, number, number, number]> {
  const rows = await sql<{ id: number }[]>`
    insert into consultation_questions (consultation_id, position, kind, title, required, options, multiple) values
      (${consultationId}, 0, 'text', 'Wat vind je van het plan?', true, '{}', false),
      (${consultationId}, 1, 'choice', 'Welke kant?', false, '{Links,Rechts,Geen}', false),
      (${consultationId}, 2, 'choice', 'Wanneer kom je hier?', false, '{Week,Weekend}', true),
      (${consultationId}, 3, 'place', 'Waar is het gevaarlijk?', false, '{}', false)
    returning id`
  const [text = 0, choice = 0, choices = 0, place = 0] = rows.map(({ id }) => id)
  return [text, choice, choices, place]
}
