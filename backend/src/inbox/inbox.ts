import type { Fragment, Sql } from 'postgres'
import { type Inbox, type InboxFilter, type InboxItem, inbox as inboxContract, inboxFilter } from '../contract/desk.ts'
import { matchesText } from '../database/idea-filter-sql.ts'
import { isStale } from '../database/stale-works.ts'
import type { AppContext } from '../http/context.ts'
import { answer, createRoute, createRouter, deskProblems } from '../http/router.ts'
import { forStaff, inReach, isAnyInReach, type Staff, staffOf } from '../http/staff.ts'

const MOST_ITEMS = 200
const DAYS_OF_AGE = { week: 7, month: 28 }
const BEFORE_NUMBER = /^(?:#|nr\.?|nummer)\s*(?=\d+$)/i

const list = createRoute({
  method: 'get',
  path: '/desk/inbox',
  summary: 'What waits for staff, the most urgent first; or ideas that wait no longer, the newest first',
  ...forStaff('ideas.read'),
  request: { query: inboxFilter },
  responses: { 200: answer(inboxContract, 'The ideas, and how much waits'), ...deskProblems },
})

type Row = Omit<InboxItem, 'place' | 'area' | 'assignee'> & {
  total: number
  lng: number | null
  lat: number | null
  areaSlug: string | null
  areaName: string | null
  assigneeId: number | null
  assigneeName: string | null
}

/**
 * The ideas of the desk: what waits is what is held or reported, what has no first answer, and what staff wanted to come
 * back to by now.
 */
export const inbox = ({ listSql: sql }: AppContext) =>
  createRouter().openapi(list, async (c) => {
    const staff = staffOf(c)
    const { show, q, area, theme, only, assignee, age } = c.req.valid('query')
    const words = q?.trim().replace(BEFORE_NUMBER, '')
    const [rows, counts] = await Promise.all([
      sql<Row[]>`
        with ${listed(sql, staff, sql`${SHOWN[show](sql)} ${words ? sql`and ${isSearched(sql, words)}` : sql``}`)}
        select id, title, language, theme, status, channel, lng, lat, area_slug, area_name, street, house_number,
          created_on, visibility, is_duplicate, waits_for, due, support_count, assignee_id, assignee_name, reply_kind, is_new,
          count(*) over ()::int as total
        from listed
        where true ${area ? sql`and area_slug = any(${area})` : sql``}
          ${theme ? sql`and theme = any(${theme}::idea_theme[])` : sql``}
          ${only === 'mine' ? sql`and is_mine` : only === 'late' ? sql`and is_late` : only === 'new' ? sql`and is_new` : only === 'moderation' ? sql`and is_moderation` : sql``}
          ${assignee === 'nobody' ? sql`and assignee_id is null` : assignee ? sql`and assignee_id = ${assignee}` : sql``}
          ${age ? sql`and created_on < (select day from today) - ${DAYS_OF_AGE[age]}::int` : sql``}
        order by ${show === 'waiting' || show === 'followed' ? sql`is_moderation desc, due nulls last, id` : sql`id desc`}
        limit ${MOST_ITEMS}`,
      countWaiting(sql, staff),
    ])
    return c.json({ items: rows.map(toItem), total: rows[0]?.total ?? 0, counts }, 200)
  })

async function countWaiting(sql: Sql, staff: Staff): Promise<Inbox['counts']> {
  const [counts] = await sql<[Inbox['counts']]>`
    with ${listed(sql, staff, SHOWN.waiting(sql))}
    select count(*)::int as all, count(*) filter (where is_mine)::int as mine, count(*) filter (where is_late)::int as late,
      count(*) filter (where is_new)::int as is_new, count(*) filter (where is_moderation)::int as moderation,
      (select count(*)::int from tasks t join ideas i on i.id = t.idea_id
        where t.done_at is null and ${inReach(sql, staff, sql`i.kern_id`)}) as tasks,
      (select count(*)::int from works w where ${isStale(sql)} and ${isAnyInReach(sql, staff, sql`w.area_ids`)})
        as stale_works,
      (select count(*)::int from consultations c where c.visibility = 'public' and not c.example
        and consultation_state(c) = 'closed' and c.outcome is null
        and ${isAnyInReach(sql, staff, sql`areas_of_consultation(c)`)}) as open_outcomes,
      coalesce((select json_agg(json_build_object('slug', k.area_slug, 'name', k.area_name, 'count', k.count)
          order by k.area_name)
        from (select area_slug, area_name, count(*)::int as count from listed where area_slug is not null
          group by area_slug, area_name) k), '[]') as areas
    from listed`
  return counts
}

const isLookedAtFirst = (sql: Sql) => sql`i.visibility = 'held' or report.on is not null or held_part.is_there`
const hasNoAnswer = (sql: Sql) =>
  sql`i.status = 'received' and not exists (select from idea_updates u where u.idea_id = i.id)`
const isWaiting = (sql: Sql) =>
  sql`(i.visibility in ('public', 'held') and (${isLookedAtFirst(sql)} or (i.duplicate_of is null
    and (i.follow_up_on <= today.day or (i.follow_up_on is null and ${hasNoAnswer(sql)})))))`

/** Which ideas are shown, as conditions on what `listed` joins; what its author took back is nobody's any more. */
const SHOWN: Record<InboxFilter['show'], (sql: Sql) => Fragment> = {
  waiting: isWaiting,
  followed: (sql) => sql`i.visibility = 'public' and i.duplicate_of is null
    and i.status in ('received', 'under-review', 'planned') and ${isWaiting(sql)} is not true`,
  ended: (sql) => sql`i.visibility = 'public' and (i.duplicate_of is not null
    or i.status in ('done', 'not-retained', 'passed-on'))`,
  hidden: (sql) => sql`i.visibility = 'hidden'`,
  all: (sql) => sql`i.visibility in ('public', 'held', 'hidden')`,
}

const isSearched = (sql: Sql, words: string) =>
  sql`(${matchesText(sql, words)} or s.name ilike ${`%${words.replace(/[\\%_]/g, '\\$&')}%`})`

const listed = (sql: Sql, staff: Staff, condition: Fragment) => sql`
  today(day) as materialized (select (now() at time zone 'Europe/Brussels')::date),
  listed as materialized (
    select i.id, i.title, i.language, i.theme, i.status, i.channel, ST_X(i.geom) as lng, ST_Y(i.geom) as lat,
      a.slug as area_slug, a.name as area_name, s.name as street, i.house_number, i.created_on, i.support_count,
      i.visibility, i.duplicate_of is not null as is_duplicate,
      case when i.visibility = 'hidden' then null when i.visibility = 'held' or held_part.is_there then 'held'
        when report.on is not null then 'report' when i.duplicate_of is not null then null
        when i.follow_up_on is not null then 'follow-up' when ${hasNoAnswer(sql)} then 'answer' end as waits_for,
      ${isLookedAtFirst(sql)} as is_moderation,
      case when i.visibility = 'held' then i.created_on when held_part.is_there then coalesce(held_part.on, i.created_on)
        else coalesce(report.on, i.follow_up_on, case when ${hasNoAnswer(sql)} then i.answer_due end) end as due,
      i.assignee_id, f.name as assignee_name, r.kind as reply_kind,
      i.created_at > coalesce(${staff.previousVisitAt}::timestamptz, '-infinity') as is_new,
      coalesce(i.assignee_id = any(${staff.onBehalfOf}::int[]), false) as is_mine,
      coalesce(i.follow_up_on, i.answer_due) < today.day as is_late
    from ideas i cross join today
    left join areas a on a.id = i.kern_id
    left join streets s on s.id = i.street_id
    left join staff f on f.id = i.assignee_id
    left join idea_replies r on r.idea_id = i.id
    left join lateral (
      select min((p.created_at at time zone 'Europe/Brussels')::date) as on from reports p
      where p.idea_id = i.id and p.decided_at is null) report on true
    left join lateral (
      select exists (select from photos where idea_id = i.id and visibility = 'held') or c.on is not null as is_there, c.on
      from (select min(created_on) as on from comments where idea_id = i.id and visibility = 'held') c
    ) held_part on true
    where not i.example and ${condition} and ${inReach(sql, staff, sql`i.kern_id`)}
  )`

function toItem({ total: _total, lng, lat, areaSlug, areaName, assigneeId, assigneeName, ...rest }: Row): InboxItem {
  return {
    ...rest,
    place: lng === null || lat === null ? null : { lng, lat },
    area: areaSlug === null || areaName === null ? null : { slug: areaSlug, name: areaName },
    assignee: assigneeId === null || assigneeName === null ? null : { id: assigneeId, name: assigneeName },
  }
}
