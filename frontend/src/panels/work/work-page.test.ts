import type { Service } from '@wijkwerk/backend/contract/service.ts'
import type { WorkDetail } from '@wijkwerk/backend/contract/works.ts'
import { expect, test } from 'vitest'
import type { Fetch } from '../../api/client.ts'
import { render } from '../../server.tsx'
import { dayOf } from '../../text/days.ts'

const service: Service = {
  city: 'Izegem',
  name: 'Wijkwerk',
  phone: '051/33.73.75',
  address: 'Korenmarkt 10, 8870 Izegem',
  socialName: 'Dienst samenleving',
  socialPhone: '051/33.73.03',
  committees: [],
  publicUrl: 'https://wijkwerk.example',
  answerWithinWorkingDays: 10,
  borderMetres: 25,
  outsideMetres: 150,
  basemap: { style: null, pmtiles: null },
  credits: [],
}

/** A work of which as little is known as can be. */
const bare: WorkDetail = {
  id: 9,
  kind: 'utility',
  status: 'in-progress',
  title: 'Kabels',
  client: 'Fluvius',
  locationText: null,
  areas: [],
  streets: [],
  place: { lng: 3.2, lat: 50.9 },
  plannedStart: null,
  plannedEnd: null,
  expectedStart: null,
  expectedEnd: null,
  actualStart: null,
  actualEnd: null,
  state: null,
  phase: null,
  effects: [],
  hasHindranceNow: false,
  distance: null,
  example: false,
  updatedOn: '2026-11-16',
  isFromRegister: false,
  body: '',
  decidingAuthority: 'De stad',
  cityDecides: true,
  passage: {},
  contactName: null,
  contactPhone: null,
  stillOpen: null,
  fixed: null,
  documents: [],
  sources: [],
  states: [],
  phases: [],
  hindrances: [],
  bbox: [3.1, 50.8, 3.3, 51],
  lengthMetres: null,
  ideas: [],
  consultations: [],
  registerReadAt: null,
  isArchived: false,
}

/** What the page of a work says, without its markup. */
async function pageOf(changes: Partial<WorkDetail>): Promise<string> {
  const answers: Record<string, unknown> = { '/api/service': service, '/api/works/9': { ...bare, ...changes } }
  const fetch: Fetch = async (input) => Response.json(answers[String(input)])
  const { status, html } = await render({
    url: '/werken/9',
    fetch,
    assets: { script: '/main.js', styles: [], preloads: [] },
    idempotencyKey: '7d9a2a2c-8d0d-4c7a-9a55-0f6f3c1f2b11',
    position: '7',
  })
  expect(status).toBe(200)
  return html.replace(/^.*<main|<\/main>.*$/gs, '').replace(/<!-- -->/g, '')
}

const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('what nobody said reads “niet bekend”, and the service answers the phone', async () => {
  const page = text(await pageOf({}))
  expect(page).toContain('Nog geen stand van zaken Bezig')
  expect(page.match(/niet bekend/g)).toHaveLength(1)
  expect(page).toContain('We weten nog niet of je erdoor kan met de auto, met de fiets, te voet of met de bus')
  expect(page).toContain('Bellen 051/33.73.75 , Wijkwerk, stad Izegem')
  expect(page).toContain('Hierover loopt nu geen inspraak.')
  expect(page).not.toContain('hinder')
  expect(page).not.toContain('Bronnen')
  const some = text(await pageOf({ passage: { car: { can: 'yes' }, bins: { can: 'yes', text: 'Aan de hoek' } } }))
  expect(some.match(/niet bekend/g)).toHaveLength(4)
  expect(some).toContain('We kennen geen hinder door deze werken.')
  expect(some).toContain('Vuilnis Aan de hoek')
  expect(text(await pageOf({ contactName: 'Ann' }))).toContain('051/33.73.75 , Wijkwerk, stad Izegem; vraag naar Ann')
})

test('what the hindrance of today says of a way is said there, and only of the others that it is not known', async () => {
  const page = text(await pageOf({ passage: { car: { can: 'no' }, bus: { can: 'no', effects: ['bus-detour'] } } }))
  expect(page).not.toContain('We weten nog niet of je erdoor kan')
  expect(page).toContain('Met de auto Nee Met de fiets niet bekend Te voet niet bekend Bus Nee . De bus rijdt om')
  const slow = text(await pageOf({ passage: { car: { effects: ['alternating-traffic', 'detour'] } } }))
  expect(slow).toContain('Met de auto Auto’s rijden om de beurt door. Omleiding Met de fiets niet bekend')
})

test('who decides is named, and whether the city can', async () => {
  const decidingAuthority = 'Agentschap Wegen en Verkeer'
  const other = text(await pageOf({ cityDecides: false, decidingAuthority }))
  expect(other).toContain('Agentschap Wegen en Verkeer. De stad beslist hier niet zelf over.')
  expect(text(await pageOf({}))).toContain('De stad. De stad beslist hier zelf over.')
})

test('works of the register say when it was read, and that they are gone from it', async () => {
  const register = { isFromRegister: true, registerReadAt: '2026-11-22T23:30:00Z' }
  const page = text(await pageOf(register))
  expect(page).toContain('Uit GIPOD, laatst gelezen op 23 november 2026.')
  expect(page).not.toContain('staan niet meer in GIPOD')
  expect(text(await pageOf({ ...register, isArchived: true }))).toContain('Deze werken staan niet meer in GIPOD')
  expect(text(await pageOf({}))).not.toContain('GIPOD')
})

test('what is asked now can be answered with the days that are left; what is over can be read', async () => {
  const closesAt = new Date(Date.parse(`${dayOf(new Date())}T12:00:00Z`) + 12 * 86_400_000).toISOString()
  const html = await pageOf({
    fixed: 'De diepte.',
    consultations: [
      { id: 4, title: 'Welke bomen?', state: 'open', closesAt },
      { id: 3, title: 'Welke stenen?', state: 'closed', closesAt: '2026-11-01T23:00:00Z' },
    ],
  })
  expect(html).toMatch(/<a[^>]*href="\/inspraak\/4"[^>]*>Geef je mening, nog 12 dagen</)
  expect(html).toMatch(/<a[^>]*href="\/inspraak\/3"[^>]*>Welke stenen\?<\/a>/)
  expect(text(html)).toContain('Hier kan je nog over meespreken Ligt vast: De diepte.')
  expect(text(html)).toContain('afgelopen op 1 november 2026')
  expect(text(html)).not.toContain('Hierover loopt nu geen inspraak')
})

test('every street and kern leads to its page', async () => {
  const html = await pageOf({
    streets: [
      { slug: 'dam', name: 'Dam' },
      { slug: 'dam-2', name: 'Dam' },
    ],
    areas: [
      { slug: 'emelgem', name: 'Emelgem' },
      { slug: 'kachtem', name: 'Kachtem' },
    ],
  })
  for (const path of ['/straat/dam"', '/straat/dam-2"', '/kern/emelgem"', '/kern/kachtem"'])
    expect(html).toContain(path)
  expect(text(html)).toContain('Emelgem en Kachtem')
})

test('hindrance that outlasts its work is told with its dates; what is called off hinders nobody', async () => {
  const periods = [{ start: '2026-09-13T22:00:00Z', end: '2098-09-30T22:00:00Z' }]
  const zone = { id: 1, severe: false, effects: ['no-motor-vehicles' as const], note: null, periods, isNow: true }
  const passage = { car: { can: 'no' as const } }
  const left = { hindrances: [zone], hasHindranceNow: true, passage }
  const page = text(await pageOf({ status: 'done', ...left }))
  expect(page).toContain('Er is nog hinder van 14 september 2026 tot en met 30 september 2098.')
  expect(page).toContain('Nu hinder Je kan er niet door met auto of motor van 14 september 2026 tot en met')
  expect(page).toContain('Met de auto Nee')
  expect(page).not.toContain('Hinder voorbij')
  const off = { ...left, hindrances: [{ ...zone, isNow: false }], hasHindranceNow: false, passage: {} }
  expect(text(await pageOf({ status: 'cancelled', ...off }))).toContain('Hinder voorbij')
})

test('what is over does not ask whether one can pass, unless staff says so', async () => {
  expect(text(await pageOf({ status: 'done' }))).not.toContain('Met de auto')
  const cut = { kind: 'mobility', status: 'done', passage: { car: { can: 'no' } } } as const
  expect(text(await pageOf(cut))).toContain('Met de auto Nee')
  expect(text(await pageOf({ ...cut, kind: 'sewer' }))).not.toContain('Met de auto')
  expect(text(await pageOf({ ...cut, status: 'cancelled' }))).not.toContain('Met de auto')
})
