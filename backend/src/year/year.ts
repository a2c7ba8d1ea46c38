import type { Sql, TransactionSql } from 'postgres'
import {
  type Milestone,
  newYearChoice,
  type YearArea,
  type YearAreaChange,
  type YearOverview,
  yearAreaChange,
  yearOverview,
  yearWithdrawal,
} from '../contract/year.ts'
import { audit } from '../database/audit.ts'
import type { AppContext } from '../http/context.ts'
import { answeredOnce } from '../http/idempotency.ts'
import { Problem } from '../http/problem.ts'
import { slug } from '../http/query.ts'
import { answer, createRoute, createRouter, deskProblems, idempotencyHeader, jsonBody, z } from '../http/router.ts'
import { forStaff, isAnyInReach, type Staff, staffOf } from '../http/staff.ts'
import { assess } from '../spatial-units/assess.ts'
import { countIdeas } from '../spatial-units/count-ideas.ts'
import { findListedArea, isListed } from '../spatial-units/listed-areas.ts'

const overview = answer(yearOverview, 'The areas side by side, and what was chosen')

const show = createRoute({
  method: 'get',
  path: '/desk/year',
  summary: 'Kernen and neighbourhoods side by side, to choose what the year is about',
  ...forStaff('year.read'),
  responses: { 200: overview, ...deskProblems },
})
const describeArea = createRoute({
  method: 'patch',
  path: '/desk/year/areas/{slug}',
  summary: 'Say whether an area has a neighbourhood plan (WOP), and when its last trajectory and framework were',
  ...forStaff('year.write'),
  request: {
    params: z.object({ slug }),
    body: jsonBody(yearAreaChange),
  },
  responses: { 200: overview, ...deskProblems },
})
const choose = createRoute({
  method: 'put',
  path: '/desk/year/choice',
  summary: 'Choose the area of a year, with a reason that everyone reads',
  ...forStaff('year.write'),
  request: { headers: idempotencyHeader, body: jsonBody(newYearChoice) },
  responses: { 200: overview, ...deskProblems },
})
const withdraw = createRoute({
  method: 'post',
  path: '/desk/year/choice/withdrawal',
  summary: 'Take the choice of a year back, with a reason for the log',
  ...forStaff('year.write'),
  request: { headers: idempotencyHeader, body: jsonBody(yearWithdrawal) },
  responses: { 200: overview, ...deskProblems },
})

type Row = Omit<YearArea, 'area' | 'more' | 'fewer'> & { id: number; slug: string; name: string }

/** What the choice of the year's neighbourhood rests on. */
export const year = (context: AppContext) => {
  const { sql, listSql } = context
  return createRouter()
    .openapi(show, async (c) => c.json(await readYear(listSql, staffOf(c)), 200))
    .openapi(describeArea, async (c) => {
      const staff = staffOf(c)
      const change = c.req.valid('json')
      await sql.begin(async (transaction) => {
        const { id, slug: area } = await findListedArea(transaction, staff, c.req.valid('param').slug)
        const before = await readDescription(transaction, id)
        await writeDescription(transaction, id, { ...before, ...change })
        await audit(transaction, staff, {
          action: 'describe area',
          subject: { kind: 'area', id: area },
          before,
          after: change,
        })
      })
      return c.json(await readYear(sql, staff), 200)
    })
    .openapi(choose, async (c) => {
      const staff = staffOf(c)
      const wanted = c.req.valid('json')
      await answeredOnce(c, context, wanted, async (transaction) => {
        const { year, area, reason, replaces } = wanted
        const { id } = await findListedArea(transaction, staff, area)
        const before = await lockChoice(transaction, staff, year, replaces)
        // Of two who are the first for a year only one is.
        const { count } = await transaction`
          insert into year_choices (year, area_id, reason) values (${year}, ${id}, ${reason})
          on conflict (year) do update set area_id = excluded.area_id, reason = excluded.reason, chosen_at = now()
            where ${before !== undefined}`
        if (count === 0) throw new Problem('outdated')
        await audit(transaction, staff, {
          action: 'choose area of the year',
          subject: { kind: 'year', id: year },
          ...(before && { before }),
          after: { area, reason },
        })
        return {}
      })
      return c.json(await readYear(sql, staff), 200)
    })
    .openapi(withdraw, async (c) => {
      const staff = staffOf(c)
      const wanted = c.req.valid('json')
      await answeredOnce(c, context, wanted, async (transaction) => {
        const { year, chosenAt, reason } = wanted
        const before = await lockChoice(transaction, staff, year, chosenAt)
        await transaction`delete from year_choices where year = ${year}`
        await audit(transaction, staff, {
          action: 'withdraw area of the year',
          subject: { kind: 'year', id: year },
          reason,
          ...(before && { before }),
          after: { area: null },
        })
        return {}
      })
      return c.json(await readYear(sql, staff), 200)
    })
}

type Choice = { area: string; reason: string }

/**
 * What is chosen for a year, locked; `outdated` when it is not the choice of that moment any more, `forbidden` where
 * roles do not reach its area.
 */
async function lockChoice(
  sql: TransactionSql,
  staff: Staff,
  year: number,
  seenAt: string | null,
): Promise<Choice | undefined> {
  const [found] = await sql<[(Choice & { isSeen: boolean; isReached: boolean })?]>`
    select (select a.slug from areas a where a.id = y.area_id) as area, y.reason,
      date_trunc('milliseconds', y.chosen_at) is not distinct from ${seenAt}::timestamptz as is_seen,
      ${isAnyInReach(sql, staff, sql`array[y.area_id]`)} as is_reached
    from year_choices y where y.year = ${year} for update`
  if (found ? !found.isSeen : seenAt !== null) throw new Problem('outdated')
  if (!found) return undefined
  if (!found.isReached) throw new Problem('forbidden')
  return { area: found.area, reason: found.reason }
}

type Description = Required<YearAreaChange>

// The area is locked first, in a statement of its own: of two who write at once the second sees what the first wrote.
async function readDescription(sql: TransactionSql, areaId: number): Promise<Description> {
  await sql`select from areas where id = ${areaId} for no key update`
  const [before] = await sql<[Description]>`
    select ${descriptionColumns(sql)} from areas a left join area_plans p on p.area_id = a.id where a.id = ${areaId}`
  return before
}

async function writeDescription(sql: TransactionSql, areaId: number, after: Description): Promise<void> {
  await sql`
    insert into area_plans (area_id, has_plan) values (${areaId}, ${after.hasPlan})
    on conflict (area_id) do update set has_plan = excluded.has_plan`
  await writeMilestone(sql, areaId, 'trajectory', after.lastTrajectory)
  await writeMilestone(sql, areaId, 'framework', after.lastFramework)
}

async function writeMilestone(
  sql: TransactionSql,
  areaId: number,
  kind: 'trajectory' | 'framework',
  milestone: Milestone,
): Promise<void> {
  await sql`delete from area_milestones where area_id = ${areaId} and kind = ${kind}`
  if (milestone)
    await sql`insert into area_milestones (area_id, kind, last_year) values (${areaId}, ${kind}, ${milestone.year})`
}

/** What staff said of an area `a` with its plan `p`. */
const descriptionColumns = (sql: Sql | TransactionSql) => sql`
  p.has_plan,
  (select json_build_object('year', last_year) from area_milestones
    where area_id = a.id and kind = 'trajectory') as last_trajectory,
  (select json_build_object('year', last_year) from area_milestones
    where area_id = a.id and kind = 'framework') as last_framework`

async function readYear(sql: Sql, staff: Staff): Promise<YearOverview> {
  const [rows, choices, [today]] = await Promise.all([
    sql<Row[]>`
      select a.id, a.slug, a.name, a.kind, u.addresses, ${descriptionColumns(sql)},
        (select count(*)::int from ideas i where i.area_ids @> array[a.id] and i.visibility = 'public' and not i.example
          and i.duplicate_of is null and i.status in ('received', 'under-review', 'planned')) as open_ideas,
        (select count(*)::int from works w where w.area_ids @> array[a.id] and w.visibility = 'public' and not w.example
          and w.archived_at is null and w.status in ('planned', 'in-progress')) as works
      from areas a left join area_plans p on p.area_id = a.id
      left join lateral (select sum(addresses)::int as addresses from units_of(a.id) where kind = 'stretch') u on true
      where ${isListed(sql, staff)} order by a.kind, a.name`,
    sql<YearOverview['choices']>`
      select y.year, json_build_object('slug', a.slug, 'name', a.name) as area, y.reason, y.chosen_at
      from year_choices y join areas a on a.id = y.area_id order by y.year desc`,
    sql<[{ year: number }]>`select extract(year from now() at time zone 'Europe/Brussels')::int + 1 as year`,
  ])
  const items = await Promise.all(
    rows.map(async ({ id, slug: areaSlug, name, ...rest }) => ({
      ...rest,
      area: { slug: areaSlug, name },
      ...(await countMarks(sql, id)),
    })),
  )
  return { year: today.year, choices: [...choices], items }
}

async function countMarks(sql: Sql, areaId: number): Promise<Pick<YearArea, 'more' | 'fewer'>> {
  const { units, canTellMore, canTellFewer } = assess(await countIdeas(sql, areaId, { kind: 'stretch' }))
  const countOf = (mark: string) => units.filter((unit) => unit.mark === mark).length
  return { more: canTellMore ? countOf('more') : null, fewer: canTellFewer ? countOf('fewer') : null }
}
