import { me as contract } from '../contract/staff.ts'
import type { AppContext } from '../http/context.ts'
import { answer, createRoute, createRouter, deskProblems } from '../http/router.ts'
import { endSession, forStaff, staffOf } from '../http/staff.ts'

const find = createRoute({
  method: 'get',
  path: '/desk/me',
  summary: 'Who is signed in',
  ...forStaff('self'),
  responses: { 200: answer(contract, 'The person'), ...deskProblems },
})
const signOut = createRoute({
  method: 'delete',
  path: '/desk/session',
  summary: 'Sign out',
  ...forStaff('self'),
  responses: { 204: { description: 'Signed out' }, ...deskProblems },
})

/** Who is signed in, and signing out. */
export const me = (context: AppContext) =>
  createRouter()
    .openapi(find, (c) => {
      const { id, name, email, roles, areas, previousVisitAt } = staffOf(c)
      return c.json({ id, name, email, roles, areas, previousVisitAt: previousVisitAt?.toISOString() ?? null }, 200)
    })
    .openapi(signOut, async (c) => {
      await endSession(c, context)
      return c.body(null, 204)
    })
