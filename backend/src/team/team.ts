import { invitation, invited, member, memberPart } from '../contract/team.ts'
import { audit } from '../database/audit.ts'
import type { AppContext } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import { queryInteger } from '../http/query.ts'
import { answer, createRoute, createRouter, deskProblems, jsonBody, z } from '../http/router.ts'
import { forStaff, staffOf } from '../http/staff.ts'
import { makeLink, spendLinks } from '../mail/one-time-links.ts'
import { publicUrl } from '../mail/public-url.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { text } from '../text/text.ts'
import { idsOf, memberOf, membersOf, rightsOf } from './members.ts'

const list = createRoute({
  method: 'get',
  path: '/desk/team',
  summary: 'Everybody who works here',
  ...forStaff('staff.manage'),
  responses: { 200: answer(z.object({ items: z.array(member) }), 'By name'), ...deskProblems },
})
const invite = createRoute({
  method: 'post',
  path: '/desk/team',
  summary: 'Invite somebody',
  ...forStaff('staff.manage', { recent: true }),
  request: { body: jsonBody(invitation) },
  responses: { 201: answer(invited, 'Invited, with the link to come in'), ...deskProblems },
})
const change = createRoute({
  method: 'patch',
  path: '/desk/team/{id}',
  summary: 'Change roles, kernen or name of somebody else, or keep them out',
  ...forStaff('staff.manage', { recent: true }),
  request: {
    params: z.object({ id: queryInteger }),
    body: jsonBody(memberPart),
  },
  responses: { 200: answer(member, 'As they are now'), ...deskProblems },
})

const colleagues = createRoute({
  method: 'get',
  path: '/desk/colleagues',
  summary: 'Whom an idea can be assigned to',
  ...forStaff('ideas.read'),
  responses: {
    200: answer(z.object({ items: z.array(z.object({ id: z.int(), name: z.string() })) }), 'By name'),
    ...deskProblems,
  },
})

/** Who works here: invite, change, keep out. Nobody changes their own rights, and one administrator always stays. */
export const team = (context: AppContext) => {
  const { sql, environment } = context
  return createRouter()
    .openapi(list, async (c) => c.json({ items: await membersOf(sql) }, 200))
    .openapi(colleagues, async (c) => {
      const items = await sql<{ id: number; name: string }[]>`
        select id, name from staff where disabled_at is null and roles && '{administrator,wijkwerker}' order by name, id`
      return c.json({ items: [...items] }, 200)
    })
    .openapi(invite, async (c) => {
      const staff = staffOf(c)
      const { name, email, roles, areas } = c.req.valid('json')
      const made = await sql.begin(async (transaction) => {
        const areaIds = areas && (await idsOf(transaction, areas))
        const [row] = await transaction<[{ id: number }?]>`
          insert into staff (name, email, roles, area_ids)
          values (${name}, ${email}, ${roles}::staff_role[], ${areaIds}) on conflict (email) do nothing returning id`
        if (!row) {
          throw new Problem('conflict', { errors: [{ path: 'email', code: 'known', message: 'is known already' }] })
        }
        const link = publicUrl(context, `/beheer/binnen/${await makeLink(transaction, 'invitation', row.id)}`)
        const site = environment.SERVICE_NAME
        await queueMail(transaction, context, {
          kind: 'invitation',
          to: email,
          subject: text('mail.invitation.subject', { site }),
          text: text('mail.invitation.text', { site, name, inviter: staff.name, link }),
        })
        const after = { name, roles, areas }
        await audit(transaction, staff, { action: 'invite', subject: { kind: 'staff', id: row.id }, after })
        return { id: row.id, link }
      })
      return c.json({ member: await memberOf(sql, made.id), link: made.link }, 201)
    })
    .openapi(change, async (c) => {
      const staff = staffOf(c)
      const { id } = c.req.valid('param')
      const part = c.req.valid('json')
      if (id === staff.id) throw new Problem('conflict', { detail: 'Nobody changes their own rights.' })
      await sql.begin(async (transaction) => {
        // One after the other, so that two administrators cannot keep each other out at once.
        await transaction`select pg_advisory_xact_lock(hashtextextended('team', 0))`
        const before = await memberOf(transaction, id)
        const areaIds = part.areas && (await idsOf(transaction, part.areas))
        await transaction`
          update staff set name = ${part.name ?? before.name}, roles = ${part.roles ?? before.roles}::staff_role[],
            area_ids = ${part.areas === undefined ? transaction`area_ids` : (areaIds ?? null)},
            disabled_at = case when ${part.isDisabled ?? before.isDisabled} then coalesce(disabled_at, now()) end
          where id = ${id}`
        await transaction`update staff_sessions set ended_at = now() where staff_id = ${id} and ended_at is null`
        await spendLinks(transaction, ['sign-in', 'invitation', 'first-administrator'], id)
        const [left] = await transaction`
          select 1 from staff where 'administrator' = any(roles) and disabled_at is null limit 1`
        if (!left) throw new Problem('conflict', { detail: 'One administrator has to stay.' })
        await audit(transaction, staff, {
          action: 'change staff',
          subject: { kind: 'staff', id },
          before: rightsOf(before),
          after: rightsOf(await memberOf(transaction, id)),
        })
      })
      return c.json(await memberOf(sql, id), 200)
    })
}
