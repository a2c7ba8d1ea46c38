import { Feed } from 'feed'
import type { Sql } from 'postgres'
import { type WorkFilter, workFilter } from '../contract/works.ts'
import { matchesWork } from '../database/work-filter-sql.ts'
import { locationText } from '../database/work-rows.ts'
import { REVALIDATE } from '../http/cache.ts'
import type { AppContext } from '../http/context.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { createRoute, createRouter, problems } from '../http/router.ts'
import { sendSerialised, serialise } from '../http/serialised.ts'

const MAX_ENTRIES = 50

const atom = createRoute({
  method: 'get',
  path: '/works/feed.atom',
  summary: 'New works of the list and the newest states of all of them, as an Atom feed',
  request: { query: workFilter },
  responses: { 200: { description: 'Atom', content: { 'application/atom+xml': {} } }, ...problems },
})

type Entry = { workId: number; stateId: number | null; title: string; body: string; example: boolean; at: Date }

/** What is new about works, for feed readers. */
export const workFeed = (context: AppContext) => {
  const { listSql, environment } = context
  const router = createRouter()
  router.use('/works/feed.atom', rateLimit(context, { GET: 'export' }))
  return router.openapi(atom, async (c) => {
    const filter = c.req.valid('query')
    const { origin: asked, pathname, search } = new URL(c.req.url)
    const origin = environment.PUBLIC_URL ? new URL(environment.PUBLIC_URL).origin : asked
    const [entries, areas] = await Promise.all([newestEntries(listSql, filter), areaNames(listSql, filter)])
    const self = `${origin}${pathname}${search}`
    const feed = new Feed({
      id: self,
      title: inXml(`Openbare werken in ${areas.join(', ') || environment.SERVICE_CITY}`),
      link: `${origin}/werken`,
      feed: self,
      author: { name: inXml(environment.SERVICE_NAME) },
      updated: entries[0]?.at ?? new Date(0),
      generator: false,
    })
    for (const { workId, stateId, title, body, example, at } of entries) {
      const link = `${origin}/werken/${workId}`
      feed.addItem({
        id: stateId === null ? link : `${link}#stand-${stateId}`,
        link,
        title: inHtml(example ? `Voorbeeld: ${title}` : title),
        content: inHtml(body),
        date: at,
        published: at,
      })
    }
    const body = serialise(feed.atom1(), 'application/atom+xml; charset=utf-8')
    return sendSerialised(c, body, REVALIDATE) as never
  })
}

// A work of the register is as old as what that last said of it, else a first import makes news of all of them; a state
// that was written down later is of noon of the day it tells of.
const newestEntries = (sql: Sql, filter: WorkFilter) => sql<Entry[]>`
  with matching as (select * from works w where ${matchesWork(sql, filter)})
  select id as work_id, null as state_id, title, example,
    case when gipod_id is null then created_at else least(created_at, updated_at) end as at,
    concat_ws(E'\n', ${locationText(sql)}, nullif(body, ''), 'Wie laat de werken doen: ' || client) as body
  from matching w
  union all
  select w.id, s.id, w.title, w.example,
    case when s.stated_on < (s.created_at at time zone 'Europe/Brussels')::date
      then (s.stated_on + time '12:00') at time zone 'Europe/Brussels' else s.created_at end, s.body
  from matching w join work_states s on s.work_id = w.id
  order by at desc, state_id desc nulls last, work_id desc limit ${MAX_ENTRIES}`

async function areaNames(sql: Sql, { area = [] }: WorkFilter): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`select name from areas where slug = any(${area}) order by name`
  return rows.map(({ name }) => name)
}

// What XML 1.0 cannot hold at all (section 2.2).
const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const inXml = (text: string) => text.replace(NOT_IN_XML, '')

// Feed readers take titles and texts for HTML.
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const inHtml = (text: string) =>
  inXml(text)
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '')
    .replaceAll('\n', '<br>')
