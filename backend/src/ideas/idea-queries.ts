import type { Fragment, Sql, TransactionSql } from 'postgres'
import type { Comment, Idea, IdeaDetail, IdeaPage, MainIdea } from '../contract/ideas.ts'
import { findAttached } from '../database/attached.ts'
import { type IdeaRow, ideaColumns, ideaTables, toIdea } from '../database/idea-rows.ts'
import { matchesWork } from '../database/work-filter-sql.ts'
import { workOrder } from '../database/work-rows.ts'

type Counts = Pick<IdeaPage, 'count' | 'examples' | 'unplaced'>

/** The counts of all ideas that meet `condition`, where the read model cannot give them. */
export async function countIdeas(sql: Sql, condition: Fragment): Promise<Counts> {
  const [counts] = await sql<[Counts]>`
    select count(*)::int as count, count(*) filter (where example)::int as examples,
      count(*) filter (where geom is null)::int as unplaced
    from ideas i where ${condition}`
  return counts
}

/** A page of the ideas that meet `condition`, newest first, and where the next begins. */
export async function listIdeas(
  sql: Sql,
  condition: Fragment,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<Pick<IdeaPage, 'items' | 'next'>> {
  const rows = await sql<IdeaRow[]>`
    select ${ideaColumns(sql)} from ${ideaTables(sql)}
    where ${condition} ${before ? sql`and i.id < ${before}` : sql``}
    order by i.id desc limit ${limit + 1}`
  const items = rows.slice(0, limit).map(toIdea)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, next: last ? Buffer.from(String(last.id)).toString('base64url') : null }
}

/** One idea as everyone may see it, or undefined when there is none or it is not public. */
async function findPublicIdea(sql: Sql | TransactionSql, id: number): Promise<Idea | undefined> {
  const [row] = await sql<IdeaRow[]>`
    select ${ideaColumns(sql)} from ${ideaTables(sql)} where i.id = ${id} and i.visibility = 'public'`
  return row && toIdea(row)
}

/** An idea that was just sent, also where it waits for staff before others see it. */
export async function findOwnIdea(sql: TransactionSql, id: number): Promise<(Idea & { isHeld: boolean }) | undefined> {
  const [row] = await sql<(IdeaRow & { isHeld: boolean })[]>`
    select ${ideaColumns(sql)}, i.visibility = 'held' as is_held from ${ideaTables(sql)} where i.id = ${id}`
  if (!row) return undefined
  const { isHeld, ...columns } = row
  return { ...toIdea(columns), isHeld }
}

/** One public idea with its updates, its comments and the works where it lies, or undefined. */
export async function findIdea(sql: Sql, id: number): Promise<Omit<IdeaDetail, 'similar'> | undefined> {
  const [idea, updates, comments, works, [translation], [attachedTo], [mainIdea]] = await Promise.all([
    findPublicIdea(sql, id),
    sql<IdeaDetail['updates']>`
      select id, status, reason, (created_at at time zone 'Europe/Brussels')::date as created_on
      from idea_updates where idea_id = ${id} order by id`,
    sql<Comment[]>`
      select id, body, author_name as name, language, created_on, example
      from comments where idea_id = ${id} and visibility = 'public' order by id`,
    sql<IdeaDetail['works']>`
      select w.id, w.title, w.status, w.example
      from ideas i join works w
        on ST_DWithin(w.extent_3857, i.geom_3857, 26 * units_per_metre(ST_Y(i.geom_3857))) and work_reaches(w, i.geom)
      where i.id = ${id} and ${matchesWork(sql, { status: ['planned', 'in-progress'] })}
      order by ${workOrder(sql)}`,
    sql<NonNullable<IdeaDetail['translation']>[]>`select title, body from idea_translations where idea_id = ${id}`,
    findAttached(sql, id, sql`t.visibility = 'public'`),
    sql<MainIdea[]>`
      select m.id, m.title, m.language, m.status from ideas i join ideas m on m.id = i.duplicate_of
      where i.id = ${id} and m.visibility = 'public'`,
  ])
  return (
    idea && {
      ...idea,
      updates: [...updates],
      comments: [...comments],
      works: [...works],
      attachedTo: attachedTo ?? null,
      duplicateOf: mainIdea?.id ?? null,
      mainIdea: mainIdea ?? null,
      translation: translation ?? null,
    }
  )
}
