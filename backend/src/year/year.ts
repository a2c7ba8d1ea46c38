import type { Sql, TransactionSql } from 'postgres'
import { newYearChoice, planChange, type YearArea, type YearOverview, yearOverview } from '../contract/year.ts'
import { audit } from '../database/audit.ts'
import type { AppContext } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import { slug } from '../http/query.ts'
import { answer, createRoute, createRouter, deskProblems, jsonBody, z } from '../http/router.ts'
import { forStaff, inReach, type Staff, staffOf } from '../http/staff.ts'
import { assess } from '../spatial-units/assess.ts'
import { countIdeas } from '../spatial-units/count-ideas.ts'

const overview = answer(yearOverview, 'The areas side by side, and what was chosen')

const show = createRoute({
  method: 'get',
  path: '/desk/year',
  summary: 'Kernen and neighbourhoods side by side, to choose what the year is about',
  ...forStaff('year.read'),
  responses: { 200: overview, ...deskProblems },
})
const setPlan = createRoute({
  method: 'patch',
  path: '/desk/year/areas/{slug}',
  summary: 'Say whether an area has a neighbourhood plan (WOP)',
  ...forStaff('year.write'),
  request: {
    params: z.object({ slug }),
    body: jsonBody(planChange),
  },
  responses: { 200: overview, ...deskProblems },
})
const choose = createRoute({
  method: 'put',
  path: '/desk/year/choice',
  summary: 'Choose the area of a year, with a reason that everyone reads',
  ...forStaff('year.write'),
  request: { body: jsonBody(newYearChoice) },
  responses: { 200: overview, ...deskProblems },
})

type Row = Omit<YearArea, 'area' | 'more' | 'fewer'> & { id: number; slug: string; name: string }

/** What the choice of the year's neighbourhood rests on. */
export const year = ({ sql, listSql }: AppContext) =>
  createRouter()
    .openapi(show, async (c) => c.json(await readYear(listSql, staffOf(c)), 200))
    .openapi(setPlan, async (c) => {
      const staff = staffOf(c)
      const { hasPlan } = c.req.valid('json')
      await sql.begin(async (transaction) => {
        const area = await findArea(transaction, staff, c.req.valid('param').slug)
        const [before] = await transaction<[{ hasPlan: boolean | null }?]>`
          select has_plan from area_plans where area_id = ${area.id} for update`
        await transaction`
          insert into area_plans (area_id, has_plan) values (${area.id}, ${hasPlan})
          on conflict (area_id) do update set has_plan = excluded.has_plan`
        await audit(transaction, staff, {
          action: 'set plan',
          subject: { kind: 'area', id: area.slug },
          before: { hasPlan: before?.hasPlan ?? null },
          after: { hasPlan },
        })
      })
      return c.json(await readYear(sql, staff), 200)
    })
    .openapi(choose, async (c) => {
      const staff = staffOf(c)
      const chosen = c.req.valid('json')
      await sql.begin(async (transaction) => {
        const area = await findArea(transaction, staff, chosen.area)
        const [before] = await transaction<[{ area: string; reason: string }?]>`
          select a.slug as area, y.reason from year_choices y join areas a on a.id = y.area_id
          where y.year = ${chosen.year} for update of y`
        await transaction`
          insert into year_choices (year, area_id, reason) values (${chosen.year}, ${area.id}, ${chosen.reason})
          on conflict (year) do update set area_id = excluded.area_id, reason = excluded.reason, chosen_at = now()`
        await audit(transaction, staff, {
          action: 'choose area of the year',
          subject: { kind: 'year', id: chosen.year },
          ...(before && { before }),
          after: { area: area.slug, reason: chosen.reason },
        })
      })
      return c.json(await readYear(sql, staff), 200)
    })

async function findArea(sql: TransactionSql, staff: Staff, wanted: string): Promise<{ id: number; slug: string }> {
  const [area] = await sql<[{ id: number; slug: string }?]>`
    select a.id, a.slug from areas a where a.slug = ${wanted} and ${isListed(sql, staff)}`
  if (!area) throw new Problem('not-found')
  return area
}

// A neighbourhood is in reach where the kern that it lies in is.
const isListed = (sql: Sql | TransactionSql, staff: Staff) => sql`
  a.kind in ('kern', 'neighbourhood') and (a.valid_to is null or a.valid_to > current_date)
  and ${inReach(sql, staff, sql`case when a.kind = 'kern' then a.id else a.parent_id end`)}`

async function readYear(sql: Sql, staff: Staff): Promise<YearOverview> {
  const [rows, choices, [today]] = await Promise.all([
    sql<Row[]>`
      select a.id, a.slug, a.name, a.kind, u.addresses, p.has_plan,
        (select count(*)::int from ideas i where i.area_ids @> array[a.id] and i.visibility = 'public' and not i.example
          and i.duplicate_of is null and i.status in ('received', 'under-review', 'planned')) as open_ideas,
        (select count(*)::int from works w where w.area_ids @> array[a.id] and w.visibility = 'public' and not w.example
          and w.archived_at is null and w.status in ('planned', 'in-progress')) as works
      from areas a left join area_plans p on p.area_id = a.id
      left join (select kern_id, sum(addresses)::int as addresses from spatial_units where kind = 'stretch'
        group by kern_id) u on u.kern_id = a.id
      where ${isListed(sql, staff)} order by a.kind, a.name`,
    sql<YearOverview['choices']>`
      select y.year, json_build_object('slug', a.slug, 'name', a.name) as area, y.reason
      from year_choices y join areas a on a.id = y.area_id order by y.year desc`,
    sql<[{ year: number }]>`select extract(year from now() at time zone 'Europe/Brussels')::int + 1 as year`,
  ])
  const items = await Promise.all(
    rows.map(async ({ id, slug: areaSlug, name, ...rest }) => ({
      ...rest,
      area: { slug: areaSlug, name },
      ...(await countMarks(sql, id, rest.kind)),
    })),
  )
  return { year: today.year, choices: [...choices], items }
}

async function countMarks(sql: Sql, areaId: number, kind: Row['kind']): Promise<Pick<YearArea, 'more' | 'fewer'>> {
  if (kind !== 'kern') return { more: null, fewer: null }
  const { units, canTellMore, canTellFewer } = assess(await countIdeas(sql, areaId, { kind: 'stretch' }))
  const countOf = (mark: string) => units.filter((unit) => unit.mark === mark).length
  return { more: canTellMore ? countOf('more') : null, fewer: canTellFewer ? countOf('fewer') : null }
}
