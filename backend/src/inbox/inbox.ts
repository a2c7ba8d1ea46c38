import type { Fragment, Sql } from 'postgres'
import {
  type InboxCounts,
  type InboxFilter,
  type InboxItem,
  inbox as inboxContract,
  inboxFilter,
} from '../contract/desk.ts'
import { isStale } from '../database/stale-works.ts'
import type { AppContext } from '../http/context.ts'
import { answer, createRoute, createRouter, deskProblems } from '../http/router.ts'
import { forStaff, inReach, isAnyInReach, type Staff, staffOf } from '../http/staff.ts'
import { found } from './found.ts'

const MOST_ITEMS = 200
const DAYS_OF_AGE = { week: 7, month: 28 }

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
    const filter = c.req.valid('query')
    const { show, only } = filter
    const isWaiting = show === 'waiting'
    const [rows, counts] = await Promise.all([
      sql<Row[]>`
        with ${waiting(sql)}, ${matched(sql, staff, filter)},
        ${listed(sql, staff, isWaiting ? sql`matched` : sql`(select id from matched order by ${ORDERS[show](sql)} limit ${MOST_ITEMS})`)}
        select id, title, language, theme, status, channel, lng, lat, area_slug, area_name, street, house_number,
          created_on, visibility, is_duplicate, waits_for, due, support_count, assignee_id, assignee_name, reply_kind, is_new,
          ${isWaiting ? sql`count(*) over ()::int` : sql`(select count(*)::int from matched)`} as total
        from listed
        where ${only === 'mine' ? sql`is_mine` : only === 'late' ? sql`is_late` : only === 'new' ? sql`is_new` : only === 'moderation' ? sql`is_moderation` : sql`true`}
        order by ${ORDERS[show](sql)} limit ${MOST_ITEMS}`,
      isWaiting ? countWaiting(sql, staff) : null,
    ])
    return c.json({ items: rows.map(toItem), total: rows[0]?.total ?? 0, counts }, 200)
  })

async function countWaiting(sql: Sql, staff: Staff): Promise<InboxCounts> {
  const [counts] = await sql<[InboxCounts]>`
    with ${waiting(sql)}, ${matched(sql, staff, { show: 'waiting' })}, ${listed(sql, staff, sql`matched`)}
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

const hasNoAnswer = (sql: Sql) =>
  sql`i.status = 'received' and not exists (select from idea_updates u where u.idea_id = i.id)`

// First the few that may wait, which indexes find; then whether each does.
const waiting = (sql: Sql) => sql`
  today(day) as materialized (select (now() at time zone 'Europe/Brussels')::date),
  reported(idea_id, day) as materialized (
    select idea_id, min((created_at at time zone 'Europe/Brussels')::date) from reports
    where decided_at is null group by idea_id),
  held_part(idea_id, day) as materialized (
    select idea_id, min(day) from (
      select idea_id, created_on as day from comments where visibility = 'held'
      union all select idea_id, null from photos where visibility = 'held' and idea_id is not null) part
    group by idea_id),
  waiting(id) as materialized (
    select i.id from ideas i cross join today
    where i.id in (select id from ideas where visibility = 'held'
        union select id from ideas where status = 'received' and visibility = 'public' and not example
        union select id from ideas where follow_up_on <= (select day from today)
        union select idea_id from reported union select idea_id from held_part)
      and i.visibility in ('public', 'held') and not i.example
      and (i.visibility = 'held' or i.id in (select idea_id from reported) or i.id in (select idea_id from held_part)
        or (i.duplicate_of is null and (i.follow_up_on <= today.day
          or (i.follow_up_on is null and ${hasNoAnswer(sql)})))))`

/** Which ideas are shown; what its author took back is nobody's any more. */
const SHOWN: Record<InboxFilter['show'], (sql: Sql) => Fragment> = {
  waiting: (sql) => sql`i.id in (select id from waiting)`,
  followed: (sql) => sql`i.visibility = 'public' and i.duplicate_of is null
    and i.status in ('received', 'under-review', 'planned') and i.id not in (select id from waiting)`,
  ended: (sql) => sql`i.visibility = 'public' and i.id not in (select id from waiting)
    and (i.duplicate_of is not null or i.status in ('done', 'not-retained', 'passed-on'))`,
  hidden: (sql) => sql`i.visibility = 'hidden'`,
  all: (sql) => sql`i.visibility in ('public', 'held', 'hidden')`,
}

const newest = (sql: Sql) => sql`id desc`
const ORDERS: Record<InboxFilter['show'], (sql: Sql) => Fragment> = {
  waiting: (sql) => sql`is_moderation desc, due nulls last, id`,
  followed: (sql) => sql`due nulls last, id desc`,
  ended: newest,
  hidden: newest,
  all: newest,
}

function matched(sql: Sql, staff: Staff, { show, q, area, theme, assignee, age }: InboxFilter): Fragment {
  const words = q?.trim()
  return sql`
    matched(id, due) as materialized (
      select i.id, i.follow_up_on from ideas i
      where ${SHOWN[show](sql)} and not i.example and ${inReach(sql, staff, sql`i.kern_id`)}
        ${area ? sql`and i.kern_id in (select id from areas where slug = any(${area}))` : sql``}
        ${theme ? sql`and i.theme = any(${theme}::idea_theme[])` : sql``}
        ${assignee === 'nobody' ? sql`and i.assignee_id is null` : assignee ? sql`and i.assignee_id = ${assignee}` : sql``}
        ${age ? sql`and i.created_on < (select day from today) - ${DAYS_OF_AGE[age]}::int` : sql``}
        ${words ? sql`and i.id in (${found(sql, words)})` : sql``})`
}

const listed = (sql: Sql, staff: Staff, chosen: Fragment) => sql`
  listed as materialized (
    select i.id, i.title, i.language, i.theme, i.status, i.channel, ST_X(i.geom) as lng, ST_Y(i.geom) as lat,
      a.slug as area_slug, a.name as area_name, s.name as street, i.house_number, i.created_on, i.support_count,
      i.visibility, i.duplicate_of is not null as is_duplicate,
      case when i.visibility = 'hidden' then null when i.visibility = 'held' or held_part.idea_id is not null then 'held'
        when reported.idea_id is not null then 'report' when i.duplicate_of is not null then null
        when i.follow_up_on is not null then 'follow-up' when ${hasNoAnswer(sql)} then 'answer' end as waits_for,
      i.visibility = 'held' or reported.idea_id is not null or held_part.idea_id is not null as is_moderation,
      case when i.visibility = 'held' then i.created_on
        when held_part.idea_id is not null then coalesce(held_part.day, i.created_on)
        else coalesce(reported.day, i.follow_up_on, case when ${hasNoAnswer(sql)} then i.answer_due end) end as due,
      i.assignee_id, f.name as assignee_name, r.kind as reply_kind,
      i.created_at > coalesce(${staff.previousVisitAt}::timestamptz, '-infinity') as is_new,
      coalesce(i.assignee_id = any(${staff.onBehalfOf}::int[]), false) as is_mine,
      coalesce(i.follow_up_on, i.answer_due) < today.day as is_late
    from ideas i cross join today
    left join reported on reported.idea_id = i.id
    left join held_part on held_part.idea_id = i.id
    left join areas a on a.id = i.kern_id
    left join streets s on s.id = i.street_id
    left join staff f on f.id = i.assignee_id
    left join idea_replies r on r.idea_id = i.id
    where i.id in (select id from ${chosen} chosen)
  )`

function toItem({ total: _total, lng, lat, areaSlug, areaName, assigneeId, assigneeName, ...rest }: Row): InboxItem {
  return {
    ...rest,
    place: lng === null || lat === null ? null : { lng, lat },
    area: areaSlug === null || areaName === null ? null : { slug: areaSlug, name: areaName },
    assignee: assigneeId === null || assigneeName === null ? null : { id: assigneeId, name: assigneeName },
  }
}
