import type { Fragment, Sql, TransactionSql } from 'postgres'
import type { IdeaDetail } from '../contract/ideas.ts'

/** The work or the consultation `t` that an idea was taken along in, where it meets the condition; else nothing. */
export const findAttached = (sql: Sql, ideaId: number, condition: Fragment) => sql<
  NonNullable<IdeaDetail['attachedTo']>[]
>`
  select 'work' as type, t.id, t.title from ideas i join works t on t.id = i.work_id where i.id = ${ideaId} and ${condition}
  union all
  select 'consultation', t.id, t.title from ideas i join consultations t on t.id = i.consultation_id
  where i.id = ${ideaId} and ${condition}`

/** Ideas `i` as a page that they belong to lists them, the newest first. */
export const linkedIdeas = (sql: Sql | TransactionSql) => sql`
  coalesce(json_agg(json_build_object('id', i.id, 'title', i.title, 'language', i.language, 'example', i.example)
    order by i.id desc), '[]')`
