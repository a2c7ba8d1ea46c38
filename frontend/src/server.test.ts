import type { ConsultationPage } from '@wijkwerk/backend/contract/consultations.ts'
import type { IdeaPage } from '@wijkwerk/backend/contract/ideas.ts'
import type { Service } from '@wijkwerk/backend/contract/service.ts'
import type { WorkPage, WorkSummary } from '@wijkwerk/backend/contract/works.ts'
import { expect, test } from 'vitest'
import type { Fetch } from './api/client.ts'
import { render } from './server.tsx'

const service: Service = {
  city: 'Izegem',
  name: 'Wijkwerk',
  phone: '051/33.73.75',
  address: 'Korenmarkt 10, 8870 Izegem',
  socialName: 'Dienst samenleving',
  socialPhone: '051/33.73.03',
  committees: ['De Mol'],
  publicUrl: 'https://wijkwerk.example',
  answerWithinWorkingDays: 10,
  borderMetres: 25,
  outsideMetres: 150,
  basemap: { style: null, pmtiles: null },
  credits: [],
}
const hostile = '</script><script>alert(1)</script>'
const page: IdeaPage = {
  items: [
    {
      id: 104,
      kind: 'street',
      title: `مقعد ${hostile}`,
      body: 'Bij de bus.',
      language: 'ar',
      theme: 'groen',
      status: 'under-review',
      channel: 'web',
      name: null,
      place: null,
      precision: 'area',
      placedBy: 'area',
      area: { slug: 'emelgem', name: 'Emelgem' },
      street: null,
      houseNumber: null,
      createdOn: '2026-11-22',
      answerDue: null,
      supportCount: 2,
      commentCount: 0,
      photos: [],
      duplicateOf: null,
      example: true,
    },
  ],
  next: 'abc',
  count: 3,
  examples: 1,
  unplaced: 1,
}

const problem = (status: number, kind: string) =>
  Response.json({ type: `/problems/${kind}`, title: kind, status, kind }, { status })

const api =
  (answers: Record<string, unknown>, otherwise = () => problem(404, 'not-found')): Fetch =>
  async (input) => {
    const { pathname } = new URL(String(input), 'http://in.process')
    return pathname in answers ? Response.json(answers[pathname]) : otherwise()
  }

const work: WorkSummary = {
  id: 12,
  kind: 'sewer',
  status: 'in-progress',
  title: 'Nieuwe riolering',
  client: 'Aquafin',
  locationText: 'nr. 2 tot 64',
  areas: [],
  streets: [{ slug: 'baronstraat', name: 'Baronstraat' }],
  place: { lng: 3.22, lat: 50.93 },
  state: { id: 1, body: 'Enkel plaatselijk verkeer. Fietsers kunnen door.', statedOn: '2020-01-01' },
  phase: { number: 2, of: 3, name: 'Fase 2' },
  passage: { car: { can: 'no' } },
  effects: [],
  hasHindranceNow: true,
  distance: null,
  example: false,
  updatedOn: '2026-11-23',
  isFromRegister: false,
  plannedStart: null,
  plannedEnd: null,
  expectedStart: null,
  expectedEnd: '2099-03',
  actualStart: null,
  actualEnd: null,
}
const works: WorkPage = {
  items: [work],
  next: null,
  count: 1,
  examples: 0,
  counts: { planned: 0, 'in-progress': 1, done: 0, cancelled: 0 },
  importedAt: null,
}
const consultations: ConsultationPage = {
  items: [],
  next: null,
  count: 0,
  examples: 0,
  counts: { upcoming: 0, open: 0, closed: 0 },
}

const answers = {
  '/api/service': service,
  '/api/areas': { features: [] },
  '/api/ideas': page,
  '/api/works': works,
  '/api/consultations': consultations,
  '/api/rooms': { items: [] },
}
const assets = { script: '/main.js', styles: ['/main.css'], preloads: ['/shared.js'] }
const show = (url: string, fetch: Fetch = api(answers), form?: Parameters<typeof render>[0]['form']) =>
  render({
    url,
    fetch,
    assets,
    idempotencyKey: '7d9a2a2c-8d0d-4c7a-9a55-0f6f3c1f2b11',
    position: '7',
    ...(form && { form }),
  })

test('home reads without JavaScript: ideas, counts, phone, and more behind a plain link', async () => {
  const { status, html } = await show('/?theme=groen')
  expect(status).toBe(200)
  for (const text of ['<!doctype html>', 'lang="nl-BE"', 'In onderzoek', '2 ideeën', '1 voorbeeld', 'tel:051337375']) {
    expect(html).toContain(text)
  }
  expect(html).toContain('href="/?theme=groen&amp;na=abc"')
  expect(html).toContain('<bdi lang="ar" dir="auto">')
  expect(html).toContain('property="og:image" content="https://wijkwerk.example/social.png"')
})

test('home reads as one list without JavaScript: a work, an idea, and where the next page begins', async () => {
  const { html } = await show('/')
  const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  for (const words of ['2 ideeën', '1 werk bezig', 'Werken 1', 'Bevragingen 0', 'Bezig, fase 2 van 3']) {
    expect(text).toContain(words)
  }
  expect(text).toContain('verwacht tot eind maart 2099')
  expect(text).toContain('Mogelijk verouderd: Enkel plaatselijk verkeer.')
  expect(html.indexOf('id="werk-12"')).toBeLessThan(html.indexOf('id="idee-104"'))
  expect(html).toContain('href="/?toon=werken"')
  expect(html).toContain('href="/?na=abc&amp;voor=2026-11-22"')
})

test('works alone are a page, with their news to follow elsewhere', async () => {
  const { status, html } = await show('/werken?area=emelgem')
  expect(status).toBe(200)
  expect(html).toContain('href="/werken/12"')
  expect(html).not.toContain('id="idee-104"')
  expect(html).toContain('href="/api/works/feed.atom?area=emelgem"')
  expect(html).toContain('href="/werken?area=emelgem&amp;werkstatus=klaar"')
  const { html: inspraak } = await show('/inspraak')
  expect(inspraak).toContain('Er loopt nu geen bevraging in Izegem.')
})

test('what people write cannot end the state or become markup', async () => {
  const { html } = await show('/')
  expect(html).not.toContain('<script>alert(1)')
  const state = html.split('id="state">')[1]?.split('</script>')[0] ?? ''
  expect(JSON.stringify(JSON.parse(state))).toContain(hostile)
})

test.each(['/bestaat-niet', '/idee/9', '/werken/9', '/kern/nergens'])(
  '%s is a page of its own with the phone number',
  async (url) => {
    const { status, html } = await show(url)
    expect(status).toBe(404)
    expect(html).toContain('Deze pagina vinden we niet')
    expect(html).toContain('tel:051337375')
  },
)

test.each([
  ['/?theme=onzin', 400, 'We begrijpen dit adres niet', 'Naar de kaart'],
  ['/kern/emelgem', 429, 'Wacht heel even', 'Probeer opnieuw'],
])('%s that is answered with %i says why and what to do next', async (url, refused, why, next) => {
  const { status, html } = await show(
    url,
    api({ '/api/service': service }, () => problem(refused, 'validation')),
  )
  expect(status).toBe(refused)
  expect(html).toContain(why)
  expect(html).toContain(next)
})

test('the privacy page names a host elsewhere that the map comes from, and claims no others only without one', async () => {
  const own = await show('/privacy')
  expect(own.html).toContain('We laden niets van andere sites.')
  const basemap = { style: null, pmtiles: 'https://tiles.example/stad.pmtiles' }
  const elsewhere = await show('/privacy', api({ ...answers, '/api/service': { ...service, basemap } }))
  expect(elsewhere.html).toContain('De kaart zelf komt van tiles.example.')
  expect(elsewhere.html).not.toContain('We laden niets van andere sites.')
})

test('while the data are away the page says so, with the phone number', async () => {
  const { status, html } = await show(
    '/',
    api({ '/api/service': service }, () => problem(503, 'unavailable')),
  )
  expect(status).toBe(503)
  expect(html).toContain('Dit lukt nu even niet')
  expect(html).toContain('tel:051337375')
})

test('a refused form comes back with its text and what is wrong', async () => {
  const { status, html } = await show('/idee/nieuw', api(answers), {
    problem: {
      type: '/problems/validation',
      title: 'x',
      status: 400,
      kind: 'validation',
      errors: [{ path: 'title', code: 'too_small', message: 'x' }],
    },
    values: { title: 'Ba', body: 'Bij de bus.', street: 'Dam', houseNumber: '12' },
  })
  expect(status).toBe(400)
  for (const text of ['href="#veld-title"', 'value="Ba"', 'Bij de bus.', 'value="Dam"', 'value="12"']) {
    expect(html).toContain(text)
  }
})

test('a private page stays out of search engines', async () => {
  const { html } = await show(
    '/mijn-idee/geheim',
    api({
      ...answers,
      '/api/my-idea/geheim': {
        idea: page.items[0],
        receipt: { number: '104', link: '/mijn-idee/geheim', answerDue: null },
        state: 'public',
      },
    }),
  )
  expect(html).toContain('name="robots" content="noindex"')
  expect(html).not.toContain('rel="canonical"')
})
