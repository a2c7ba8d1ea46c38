import { afterAll, describe, expect, test } from 'vitest'
import type { ProblemDetails } from './contract/problem.ts'
import { PERMISSIONS, type Permission } from './contract/roles.ts'
import { staffRole } from './contract/staff.ts'
import { startTestApp } from './testing.ts'

const { app, send, signIn, sql, stop } = await startTestApp()
afterAll(stop)

type Operation = { 'x-permission'?: Permission }
const document = (await (await send('GET', '/api/openapi.json')).json()) as {
  paths: Record<string, Record<string, Operation>>
}
const operations = Object.entries(document.paths)
  .filter(([path]) => path.startsWith('/desk/'))
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      permission: operation['x-permission'],
    })),
  )

/** An address of the route about a thing that does not exist: who may not come in must not hear even that. */
const addressOf = (path: string) =>
  `/api${path.replace(/\{(\w+)\}/g, (_, name: string) => (/uuid|token/i.test(name) ? crypto.randomUUID() : '999999'))}`

const kindOf = async (response: Response) =>
  response.status < 400 ? null : ((await response.json()) as ProblemDetails).kind

test('every route of the desk names its permission', () => {
  expect(operations.filter(({ permission }) => !permission || !(permission in PERMISSIONS))).toEqual([])
})

describe.each(operations)('$method $path ($permission)', ({ method, path, permission }) => {
  test('nobody signed in: refused', async () => {
    const response = await app.request(addressOf(path), { method, headers: { 'sec-fetch-site': 'same-origin' } })
    expect(await kindOf(response)).toBe('sign-in-needed')
  })

  test.each(staffRole.options)('%s', async (role) => {
    const { headers, id } = await signIn([role])
    const response = await app.request(addressOf(path), { method, headers })
    const kind = await kindOf(response)
    const isMeant = PERMISSIONS[permission as Permission].some((allowed) => allowed === role)
    if (isMeant) expect(['forbidden', 'sign-in-needed']).not.toContain(kind)
    else expect(kind).toBe('forbidden')
    await sql`delete from staff_sessions where staff_id = ${id}`
  })
})
