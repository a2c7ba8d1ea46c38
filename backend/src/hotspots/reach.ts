import type { Sql } from 'postgres'
import { type Reach, reach as reachContract, reachFilter } from '../contract/hotspots.ts'
import type { IdeaChannel } from '../contract/ideas.ts'
import type { AppContext } from '../http/context.ts'
import { answer, createRoute, createRouter, deskProblems } from '../http/router.ts'
import { forStaff, inReach, type Staff, staffOf } from '../http/staff.ts'
import { isCounted } from '../spatial-units/count-ideas.ts'
import { kernTotals } from '../spatial-units/kern-totals.ts'
import { suppress } from './suppress.ts'

const show = createRoute({
  method: 'get',
  path: '/desk/reach',
  summary: 'Which kernen are heard from and how, held against where the addresses are',
  ...forStaff('hotspots.read'),
  request: { query: reachFilter },
  responses: { 200: answer(reachContract, 'The kernen by name'), ...deskProblems },
})

type Row = {
  slug: string
  name: string
  addresses: number | null
  residents: number | null
  ideas: number
  channels: Record<IdeaChannel, number>
}

/** Whom the wijkwerking reaches: not only how many speak up, but where and along which way. */
export const reach = ({ listSql: sql }: AppContext) =>
  createRouter().openapi(show, async (c) => c.json(await readReach(sql, staffOf(c), c.req.valid('query')), 200))

async function readReach(sql: Sql, staff: Staff, period: Parameters<typeof isCounted>[1]): Promise<Reach> {
  const rows = await sql<Row[]>`
    select a.slug, a.name, u.addresses, u.residents, coalesce(sum(n.ideas), 0)::int as ideas,
      json_object_agg(ch.channel, coalesce(n.ideas, 0)) as channels
    from areas a
    cross join unnest(enum_range(null::idea_channel)) ch (channel)
    left join ${kernTotals(sql)} u on u.kern_id = a.id
    left join (select i.kern_id, i.channel, count(*)::int as ideas from ideas i where ${isCounted(sql, period)}
      group by 1, 2) n on n.kern_id = a.id and n.channel = ch.channel
    where a.kind = 'kern' and (a.valid_to is null or a.valid_to > current_date) and ${inReach(sql, staff, sql`a.id`)}
    group by a.slug, a.name, u.addresses, u.residents order by a.name`
  const items = rows.map(({ slug, name, channels, ...figures }) => ({
    area: { slug, name },
    ...figures,
    channels: suppress(channels),
  }))
  return { items }
}
