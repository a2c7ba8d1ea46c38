import type { TransactionSql } from 'postgres'
import type { z } from 'zod'
import type { IdeaChannel, newIdea } from '../contract/ideas.ts'
import type { Environment } from '../env.ts'
import { type PlaceLimits, placedByOf, placing, refusal } from './placing.ts'

type ParsedIdea = Pick<
  z.output<typeof newIdea>,
  'kind' | 'title' | 'body' | 'language' | 'theme' | 'name' | 'location' | 'area' | 'placedBy'
>
/** Beside what the sender says: an example with a day of its own, how it reached staff, or that no proof of work came. */
type Circumstances = { example?: boolean; createdOn?: string | null; channel?: IdeaChannel; isProven?: boolean }
type Limits = PlaceLimits & Pick<Environment, 'ANSWER_WITHIN_WORKING_DAYS'>

/**
 * Places and keeps an idea in one statement, and gives its id. Throws `outside-area`, `area-needed` (with the kernen to
 * choose from) or `unknown-street`.
 */
export async function insertIdea(
  sql: TransactionSql,
  idea: ParsedIdea,
  limits: Limits,
  { example = false, createdOn = null, channel = 'web', isProven = true }: Circumstances = {},
): Promise<number> {
  const [row] = await sql<[{ id: number }?]>`
    with ${placing(sql, idea, limits)}
    insert into ideas (kind, title, body, language, theme, author_name, kern_id, area_ids, street_id, house_number,
      precision, placed_by, geom, answer_due, example, channel, created_on, created_at, visibility)
    select ${idea.kind}, ${idea.title}, ${idea.body}, ${idea.language ?? 'nl'}, ${idea.theme}, ${idea.name ?? null},
      kern_id, area_ids, street_id, house_number, precision, ${idea.placedBy ?? placedByOf(idea)}, geom,
      case when not ${example} then working_day_after(${limits.ANSWER_WITHIN_WORKING_DAYS}) end, ${example}, ${channel},
      coalesce(${createdOn}::date, (now() at time zone 'Europe/Brussels')::date), coalesce(${createdOn}::date, now()),
      case when ${channel === 'web' && !example} and (not ${isProven} or waits_for_staff(${idea.theme})) then 'held' else 'public' end::visibility
    from placed
    returning id`
  if (row) return row.id
  throw await refusal(sql, idea, limits)
}
