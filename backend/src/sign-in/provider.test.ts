import { once } from 'node:events'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'
import { afterAll, expect, test } from 'vitest'
import type { Me } from '../contract/staff.ts'
import { startTestApp } from '../testing.ts'

const PORTAL = 'http://127.0.0.1:1/'
const CALLBACK = `${PORTAL}api/sign-in/provider/callback`

// A real provider, which lets whoever comes in under the name in its `login_hint`-free first form.
const claimsOf = new Map<string, Record<string, unknown>>()
const http = createServer()
http.listen(0, '127.0.0.1')
await once(http, 'listening')
const address = http.address()
const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
const provider = new Provider(issuer, {
  clients: [{ client_id: 'wijkwerk', client_secret: 'a secret of the test', redirect_uris: [CALLBACK] }],
  claims: { openid: ['sub'], profile: ['name', 'role'], email: ['email', 'email_verified'] },
  conformIdTokenClaims: false,
  findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...claimsOf.get(sub) }) }),
  cookies: { keys: ['keys of the test'] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true } },
})
http.on('request', provider.callback())

const app = await startTestApp({
  RATE_LIMITS: 'off',
  PUBLIC_URL: PORTAL,
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: 'wijkwerk',
  OIDC_CLIENT_SECRET: 'a secret of the test',
  OIDC_ROLE_CLAIM: 'role',
  OIDC_ROLE_MAP: 'wijk=wijkwerker,baas=administrator',
})
afterAll(async () => {
  await app.stop()
  http.closeAllConnections()
  http.close()
})

/** A browser that keeps cookies of the provider and follows its forms, as somebody who signs in there. */
async function throughProvider(start: string, login: string): Promise<URL> {
  const jar = new Map<string, string>()
  let url = new URL(start)
  let body: URLSearchParams | undefined
  for (let step = 0; step < 12; step += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(body && { method: 'POST', body }),
    })
    body = undefined
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      const [name = '', value = ''] = pair.split(/=(.*)/)
      jar.set(name, value)
    }
    const location = response.headers.get('location')
    if (location) {
      url = new URL(location, url)
      if (url.href.startsWith(CALLBACK)) return url
      continue
    }
    const html = await response.text()
    const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1] ?? ''
    body = new URLSearchParams({ prompt, login, password: 'x' })
    url = new URL(/action="([^"]+)"/.exec(html)?.[1] ?? url, url)
  }
  throw new Error('the provider did not come back')
}

async function signInAs(login: string, to = '/beheer') {
  const begun = await app.app.request(`/api/sign-in/provider?to=${encodeURIComponent(to)}`)
  const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const back = await throughProvider(begun.headers.get('location') ?? '', login)
  const comeBack = (search = back.search) =>
    app.app.request(`/api/sign-in/provider/callback${search}`, { headers: { cookie } })
  return { back, comeBack }
}

const sid = (response: Response) =>
  response.headers
    .getSetCookie()
    .find((set) => set.startsWith('sid='))
    ?.split(';')[0]

const me = async (cookie: string | undefined) =>
  (await (await app.app.request('/api/desk/me', { headers: { cookie: cookie ?? '' } })).json()) as Me

test('who has a role at the provider comes in with it, is the same person the next time, and lands where they meant', async () => {
  claimsOf.set('an', { name: 'An', email: 'an@izegem.example', email_verified: true, role: 'wijk' })
  const { comeBack } = await signInAs('an', '/beheer/noteren?kanaal=phone')
  const response = await comeBack()
  expect(response.headers.get('location')).toBe('/beheer/noteren?kanaal=phone')
  const first = await me(sid(response))
  expect(first).toMatchObject({ name: 'An', roles: ['wijkwerker'] })

  claimsOf.set('an', { name: 'An', email: 'anders@izegem.example', email_verified: true, role: 'baas' })
  const again = await me(sid(await (await signInAs('an')).comeBack()))
  expect(again).toMatchObject({ id: first.id, roles: ['administrator'] })
})

test('who has no role, or was kept out, does not come in', async () => {
  claimsOf.set('piet', { name: 'Piet', email: 'piet@izegem.example', email_verified: true, role: 'iets anders' })
  const refused = await (await signInAs('piet')).comeBack()
  expect(refused.headers.get('location')).toBe('/beheer/aanmelden?fout=niet-uitgenodigd')
  expect(sid(refused)).toBeUndefined()
  await app.sql`update staff set disabled_at = now() where oidc_subject = 'an'`
  expect((await (await signInAs('an')).comeBack()).headers.get('location')).toContain('niet-uitgenodigd')
  await app.sql`update staff set disabled_at = null`
})

test('an address that the provider did not verify takes over nobody', async () => {
  await app.sql`insert into staff (name, email, roles) values ('Els', 'els@izegem.example', '{administrator}')`
  claimsOf.set('dief', { email: 'els@izegem.example', email_verified: false, role: 'wijk' })
  expect((await (await signInAs('dief')).comeBack()).headers.get('location')).toContain('niet-uitgenodigd')
  claimsOf.set('els', { email: 'els@izegem.example', email_verified: true, role: 'wijk' })
  expect(sid(await (await signInAs('els')).comeBack())).toBeDefined()
  claimsOf.set('tweede', { email: 'els@izegem.example', email_verified: true, role: 'wijk' })
  expect((await (await signInAs('tweede')).comeBack()).headers.get('location')).toContain('niet-uitgenodigd')
})

test('a code works once, and only with the state of this browser and the issuer of the provider', async () => {
  const { back, comeBack } = await signInAs('an')
  const changed = (name: string, value: string) => {
    const other = new URL(back)
    other.searchParams.set(name, value)
    return other.search
  }
  for (const search of [changed('state', 'other'), changed('iss', 'https://elders.example'), changed('code', 'x')]) {
    expect((await comeBack(search)).headers.get('location'), search).toBe('/beheer/aanmelden?fout=opnieuw')
  }
  expect(sid(await comeBack())).toBeDefined()
  const replayed = await comeBack()
  expect(replayed.headers.get('location')).toBe('/beheer/aanmelden?fout=opnieuw')
  expect(sid(replayed)).toBeUndefined()
  expect((await app.app.request('/api/sign-in/provider/callback?code=x')).headers.get('location')).toContain('opnieuw')
})

test.each(['https://elders.example', '//elders.example', '/beheer/../..//elders.example', '/\\elders.example'])(
  'nobody is sent on to %s',
  async (to) => {
    const response = await (await signInAs('an', to)).comeBack()
    expect(new URL(response.headers.get('location') ?? '', PORTAL).origin).toBe(new URL(PORTAL).origin)
    expect(response.headers.get('location')).toMatch(/^\/beheer/)
  },
)
