import { contactDetails, deskIdea, ideaAct, visibilityAct } from '../contract/desk.ts'
import type { KeptReply } from '../contract/ideas.ts'
import { audit } from '../database/audit.ts'
import type { AppContext } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import { queryInteger } from '../http/query.ts'
import { answer, createRoute, createRouter, deskProblems, jsonBody, z } from '../http/router.ts'
import { forStaff, inReach, staffOf } from '../http/staff.ts'
import { findDeskIdea } from './desk-idea.ts'
import { doAct } from './do-act.ts'
import { setVisibility } from './set-visibility.ts'
import { undoLast } from './undo.ts'

const params = z.object({ id: queryInteger })
const asItIs = answer(deskIdea, 'The idea as it is now')

const find = createRoute({
  method: 'get',
  path: '/desk/ideas/{id}',
  summary: 'An idea with all that staff see of it',
  ...forStaff('ideas.read'),
  request: { params },
  responses: { 200: asItIs, ...deskProblems },
})
const contact = createRoute({
  method: 'get',
  path: '/desk/ideas/{id}/contact',
  summary: 'How the author wants to hear back; reading it is logged',
  ...forStaff('contacts.read'),
  request: { params },
  responses: { 200: answer(contactDetails, 'The address or the number'), ...deskProblems },
})
const act = createRoute({
  method: 'post',
  path: '/desk/ideas/{id}/acts',
  summary: 'Answer, hand over, ask, note, assign, move, or mark as a duplicate',
  ...forStaff('ideas.handle'),
  request: { params, body: jsonBody(ideaAct) },
  responses: { 200: asItIs, ...deskProblems },
})
const visibility = createRoute({
  method: 'post',
  path: '/desk/ideas/{id}/visibility',
  summary: 'Hide or show an idea, or a comment or photo of it',
  ...forStaff('ideas.moderate'),
  request: { params, body: jsonBody(visibilityAct) },
  responses: { 200: asItIs, ...deskProblems },
})
const undo = createRoute({
  method: 'post',
  path: '/desk/ideas/{id}/undo',
  summary: 'Take the last act back, within ten minutes, by who did it',
  ...forStaff('ideas.moderate'),
  request: { params, body: jsonBody(z.strictObject({ revision: z.int().min(0) })) },
  responses: { 200: asItIs, ...deskProblems },
})

const photo = createRoute({
  method: 'get',
  path: '/desk/photos/{id}',
  summary: 'A photo of an idea, also while others do not see it',
  ...forStaff('ideas.read'),
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 200: { description: 'WebP', content: { 'image/webp': {} } }, ...deskProblems },
})

/** What staff see of one idea, and do with it. */
export const triage = (context: AppContext) => {
  const { sql, secrets, files } = context
  return createRouter()
    .openapi(find, async (c) => c.json(await findDeskIdea(sql, staffOf(c), c.req.valid('param').id), 200))
    .openapi(contact, async (c) => {
      const staff = staffOf(c)
      const { id } = c.req.valid('param')
      const details = await sql.begin(async (transaction) => {
        const [row] = await transaction<[{ kind: z.infer<typeof contactDetails>['kind']; encrypted: Buffer }?]>`
          select r.kind, r.encrypted from idea_replies r join ideas i on i.id = r.idea_id
          where i.id = ${id} and i.visibility <> 'withdrawn' and ${inReach(transaction, staff, transaction`i.kern_id`)}`
        if (!row) throw new Problem('not-found')
        await audit(transaction, staff, { action: 'read contact', subject: { kind: 'idea', id } })
        const { contactName = null, ...reply } = JSON.parse(secrets.decrypt(row.encrypted)) as KeptReply
        return { kind: row.kind, value: Object.values(reply).join(), name: contactName }
      })
      return c.json(details, 200)
    })
    .openapi(photo, async (c) => {
      const { id } = c.req.valid('param')
      const [found] = await sql`
        select from photos p join ideas i on i.id = p.idea_id
        where p.id = ${id} and p.visibility <> 'withdrawn' and ${inReach(sql, staffOf(c), sql`i.kern_id`)}`
      const bytes = found && (await files.read(`${id}.webp`))
      if (!bytes) throw new Problem('not-found')
      return c.body(new Uint8Array(bytes), 200, { 'Content-Type': 'image/webp' }) as never
    })
    .openapi(act, async (c) => {
      const staff = staffOf(c)
      const { id } = c.req.valid('param')
      await sql.begin((transaction) => doAct(transaction, context, staff, id, c.req.valid('json')))
      return c.json(await findDeskIdea(sql, { ...staff, areaIds: null }, id), 200)
    })
    .openapi(visibility, async (c) => {
      const staff = staffOf(c)
      const { id } = c.req.valid('param')
      await sql.begin((transaction) => setVisibility(transaction, context, staff, id, c.req.valid('json')))
      return c.json(await findDeskIdea(sql, staff, id), 200)
    })
    .openapi(undo, async (c) => {
      const staff = staffOf(c)
      const { id } = c.req.valid('param')
      await sql.begin((transaction) => undoLast(transaction, staff, id, c.req.valid('json').revision))
      return c.json(await findDeskIdea(sql, staff, id), 200)
    })
}
