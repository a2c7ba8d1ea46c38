import type { Sql, TransactionSql } from 'postgres'
import {
  type Dossier,
  type DossierList,
  dossierChange,
  dossier as dossierContract,
  dossierList,
  newDossier,
} from '../contract/hotspots.ts'
import { audit } from '../database/audit.ts'
import type { AppContext } from '../http/context.ts'
import { answeredOnce } from '../http/idempotency.ts'
import { Problem } from '../http/problem.ts'
import { queryInteger } from '../http/query.ts'
import { answer, createRoute, createRouter, deskProblems, idempotencyHeader, jsonBody, z } from '../http/router.ts'
import { forStaff, inReach, type Staff, staffOf } from '../http/staff.ts'

const params = z.object({ id: queryInteger })

const list = createRoute({
  method: 'get',
  path: '/desk/dossiers',
  summary: 'The dossiers, the newest first',
  ...forStaff('hotspots.read'),
  responses: { 200: answer(dossierList, 'The dossiers'), ...deskProblems },
})
const show = createRoute({
  method: 'get',
  path: '/desk/dossiers/{id}',
  summary: 'A dossier with its ideas',
  ...forStaff('hotspots.read'),
  request: { params },
  responses: { 200: answer(dossierContract, 'The dossier'), ...deskProblems },
})
const create = createRoute({
  method: 'post',
  path: '/desk/dossiers',
  summary: 'Keep ideas together under a name',
  ...forStaff('hotspots.write'),
  request: {
    headers: idempotencyHeader,
    body: jsonBody(newDossier),
  },
  responses: { 201: answer(z.object({ id: z.int() }), 'Kept'), ...deskProblems },
})
const change = createRoute({
  method: 'patch',
  path: '/desk/dossiers/{id}',
  summary: 'Change the name, the note or the ideas of a dossier, or close it',
  ...forStaff('hotspots.write'),
  request: { params, body: jsonBody(dossierChange) },
  responses: { 200: answer(dossierContract, 'As it is now'), ...deskProblems },
})

type Head = Omit<Dossier, 'area' | 'ideas'> & { areaSlug: string | null; areaName: string | null }

/** Questions of staff, each with the ideas that belong to it. */
export const dossiers = (context: AppContext) => {
  const { sql, listSql } = context
  return createRouter()
    .openapi(list, async (c) => {
      const rows = await listSql<(Omit<Head, 'note' | 'unit'> & { ideas: number })[]>`
        select ${headColumns(listSql)}, (select count(*)::int from dossier_ideas o where o.dossier_id = d.id) as ideas
        from ${headTables(listSql)} where ${inReach(listSql, staffOf(c), listSql`d.kern_id`)}
        order by d.closed_at is not null, d.id desc limit 200`
      const items: DossierList['items'] = rows.map(({ areaSlug, areaName, ...rest }) => ({
        ...rest,
        area: areaOf(areaSlug, areaName),
      }))
      return c.json({ items }, 200)
    })
    .openapi(show, async (c) => c.json(await readDossier(listSql, staffOf(c), c.req.valid('param').id), 200))
    .openapi(create, async (c) => {
      const given = c.req.valid('json')
      const staff = staffOf(c)
      const made = await answeredOnce(c, context, given, async (transaction) => {
        const [unit] = given.unit
          ? await transaction<[{ id: number; kernId: number }?]>`
              select id, kern_id from spatial_units where slug = ${given.unit}
                and ${inReach(transaction, staff, transaction`kern_id`)}`
          : []
        if (given.unit && !unit) throw new Problem('not-found')
        const [{ id }] = await transaction<[{ id: number }]>`
          insert into dossiers (title, note, kern_id, unit_id, created_by)
          values (${given.title}, ${given.note ?? ''}, ${unit?.kernId ?? null}, ${unit?.id ?? null}, ${staff.id})
          returning id`
        await putIdeas(transaction, staff, id, given.ideas)
        const after = { title: given.title, ideas: given.ideas.length }
        await audit(transaction, staff, { action: 'make dossier', subject: { kind: 'dossier', id }, after })
        return { id }
      })
      return c.json(made, 201)
    })
    .openapi(change, async (c) => {
      const { id } = c.req.valid('param')
      const staff = staffOf(c)
      const { title, note, ideas, isClosed } = c.req.valid('json')
      await sql.begin(async (transaction) => {
        const [known] = await transaction<[{ title: string; isClosed: boolean }?]>`
          select title, closed_at is not null as is_closed from dossiers d
          where id = ${id} and ${inReach(transaction, staff, transaction`d.kern_id`)} for update`
        if (!known) throw new Problem('not-found')
        await transaction`
          update dossiers set title = coalesce(${title ?? null}, title), note = coalesce(${note ?? null}, note),
            closed_at = case ${isClosed ?? null}::boolean when true then coalesce(closed_at, now()) when false then null
              else closed_at end
          where id = ${id}`
        if (ideas) await putIdeas(transaction, staff, id, ideas)
        const after = {
          ...(title !== undefined && { title }),
          ...(isClosed !== undefined && { isClosed }),
          ...(ideas && { ideas: ideas.length }),
        }
        await audit(transaction, staff, {
          action: 'change dossier',
          subject: { kind: 'dossier', id },
          before: known,
          after,
        })
      })
      return c.json(await readDossier(sql, staff, id), 200)
    })
}

/** Makes these the ideas of a dossier; one that does not exist, or is out of reach, is refused. */
async function putIdeas(transaction: TransactionSql, staff: Staff, id: number, ideas: number[]) {
  const { count } = await transaction`
    select from ideas i where i.id = any(${ideas}) and i.visibility <> 'withdrawn'
      and ${inReach(transaction, staff, transaction`i.kern_id`)}`
  if (count !== new Set(ideas).size) throw new Problem('not-found', { detail: 'One of the ideas is not there.' })
  // What lies out of reach stays: who saves did not see it.
  await transaction`
    delete from dossier_ideas d using ideas i where d.dossier_id = ${id} and i.id = d.idea_id
      and not d.idea_id = any(${ideas}) and ${inReach(transaction, staff, transaction`i.kern_id`)}`
  await transaction`
    insert into dossier_ideas (dossier_id, idea_id) select ${id}, unnest(${ideas}::bigint[]) on conflict do nothing`
}

async function readDossier(sql: Sql, staff: Staff, id: number): Promise<Dossier> {
  const [head] = await sql<[Head?]>`
    select ${headColumns(sql)}, d.note, u.slug as unit from ${headTables(sql)}
    left join spatial_units u on u.id = d.unit_id
    where d.id = ${id} and ${inReach(sql, staff, sql`d.kern_id`)}`
  if (!head) throw new Problem('not-found')
  const ideas = await sql<Dossier['ideas']>`
    select i.id, i.title, i.theme, i.status, i.created_on from dossier_ideas o join ideas i on i.id = o.idea_id
    where o.dossier_id = ${id} and i.visibility <> 'withdrawn' and ${inReach(sql, staff, sql`i.kern_id`)}
    order by i.id desc`
  const { areaSlug, areaName, ...rest } = head
  return { ...rest, area: areaOf(areaSlug, areaName), ideas }
}

const headColumns = (sql: Sql) => sql`
  d.id, d.title, a.slug as area_slug, a.name as area_name, f.name as created_by,
  (d.created_at at time zone 'Europe/Brussels')::date as created_on, d.closed_at is not null as is_closed`
const headTables = (sql: Sql) => sql`
  dossiers d join staff f on f.id = d.created_by left join areas a on a.id = d.kern_id`

const areaOf = (slug: string | null, name: string | null) => (slug === null || name === null ? null : { slug, name })
