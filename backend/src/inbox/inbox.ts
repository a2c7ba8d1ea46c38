import type { Sql } from 'postgres'
import { type Inbox, type InboxItem, inbox as inboxContract, inboxFilter } from '../contract/desk.ts'
import { isStale } from '../database/stale-works.ts'
import type { AppContext } from '../http/context.ts'
import { answer, createRoute, createRouter, deskProblems } from '../http/router.ts'
import { forStaff, inReach, isAnyInReach, type Staff, staffOf } from '../http/staff.ts'

const MOST_ITEMS = 200
const DAYS_OF_AGE = { week: 7, month: 28 }

const list = createRoute({
  method: 'get',
  path: '/desk/inbox',
  summary: 'What waits for staff, the most urgent first',
  ...forStaff('ideas.read'),
  request: { query: inboxFilter },
  responses: { 200: answer(inboxContract, 'What waits, and how much'), ...deskProblems },
})

type Row = Omit<InboxItem, 'place' | 'area' | 'assignee'> & {
  lng: number | null
  lat: number | null
  areaSlug: string | null
  areaName: string | null
  assigneeId: number | null
  assigneeName: string | null
}

/**
 * Everything that waits for staff: what is held or reported, ideas without a first answer, and those that staff wanted to
 * come back to by now.
 */
export const inbox = ({ listSql: sql }: AppContext) =>
  createRouter().openapi(list, async (c) => {
    const staff = staffOf(c)
    const { area, theme, only, assignee, age } = c.req.valid('query')
    const [rows, counts] = await Promise.all([
      sql<Row[]>`
        with ${waiting(sql, staff)}
        select id, title, language, theme, status, channel, lng, lat, area_slug, area_name, street, house_number,
          created_on, waits_for, due, support_count, assignee_id, assignee_name, reply_kind, is_new
        from waiting
        where true ${area ? sql`and area_slug = any(${area})` : sql``}
          ${theme ? sql`and theme = any(${theme}::idea_theme[])` : sql``}
          ${only === 'mine' ? sql`and is_mine` : only === 'late' ? sql`and is_late` : only === 'new' ? sql`and is_new` : only === 'moderation' ? sql`and is_moderation` : sql``}
          ${assignee === 'nobody' ? sql`and assignee_id is null` : assignee ? sql`and assignee_id = ${assignee}` : sql``}
          ${age ? sql`and created_on < (select day from today) - ${DAYS_OF_AGE[age]}::int` : sql``}
        order by is_moderation desc, due nulls last, id limit ${MOST_ITEMS}`,
      countWaiting(sql, staff),
    ])
    return c.json({ items: rows.map(toItem), counts }, 200)
  })

async function countWaiting(sql: Sql, staff: Staff): Promise<Inbox['counts']> {
  const [counts] = await sql<[Inbox['counts']]>`
    with ${waiting(sql, staff)}
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
        from (select area_slug, area_name, count(*)::int as count from waiting where area_slug is not null
          group by area_slug, area_name) k), '[]') as areas
    from waiting`
  return counts
}

const waiting = (sql: Sql, staff: Staff) => sql`
  today(day) as materialized (select (now() at time zone 'Europe/Brussels')::date),
  waiting as materialized (
    select i.id, i.title, i.language, i.theme, i.status, i.channel, ST_X(i.geom) as lng, ST_Y(i.geom) as lat,
      a.slug as area_slug, a.name as area_name, s.name as street, i.house_number, i.created_on, i.support_count,
      case when i.visibility = 'held' or held_part.is_there then 'held' when report.on is not null then 'report'
        when i.follow_up_on is not null then 'follow-up' else 'answer' end as waits_for,
      i.visibility = 'held' or held_part.is_there or report.on is not null as is_moderation,
      case when i.visibility = 'held' then i.created_on when held_part.is_there then coalesce(held_part.on, i.created_on)
        else coalesce(report.on, i.follow_up_on, i.answer_due) end as due, i.assignee_id, f.name as assignee_name, r.kind as reply_kind,
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
    where (i.visibility = 'held' or i.visibility = 'public') and not i.example
      and (i.visibility = 'held' or report.on is not null or held_part.is_there or (i.duplicate_of is null
        and (i.follow_up_on <= today.day or (i.follow_up_on is null and i.status = 'received'
          and not exists (select from idea_updates u where u.idea_id = i.id)))))
      and ${inReach(sql, staff, sql`i.kern_id`)}
  )`

function toItem({ lng, lat, areaSlug, areaName, assigneeId, assigneeName, ...rest }: Row): InboxItem {
  return {
    ...rest,
    place: lng === null || lat === null ? null : { lng, lat },
    area: areaSlug === null || areaName === null ? null : { slug: areaSlug, name: areaName },
    assignee: assigneeId === null || assigneeName === null ? null : { id: assigneeId, name: assigneeName },
  }
}
