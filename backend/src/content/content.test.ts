import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { serve } from '@hono/node-server'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import type { PortalEvent } from '../contract/events.ts'
import type { WorkDetail, WorkPage } from '../contract/works.ts'
import { startTestApp } from '../testing.ts'
import { temporaryFolder } from '../testing-process.ts'
import { prepareContent } from './content.ts'

const { app, send, sql, url, stop } = await startTestApp()
const { folder, remove } = await temporaryFolder()
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server
await once(server, 'listening')
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await stop()
  await remove()
})
beforeEach(async () => void (await sql`delete from works`))

const content = async (...words: string[]) => sql.begin(await prepareContent(words))
const detail = async (id: number) => (await (await send('GET', `/api/works/${id}`)).json()) as WorkDetail
const page = async () => (await (await send('GET', '/api/works')).json()) as WorkPage
const jsonFile = async (name: string, value: unknown) => {
  const path = join(folder, name)
  await writeFile(path, typeof value === 'string' ? value : JSON.stringify(value))
  return path
}
const numberIn = (told: string) => Number(/^Work (\d+)/.exec(told)?.[1])

const run = promisify(execFile)
const command = (...words: string[]) =>
  run(process.execPath, ['--import', 'tsx', 'backend/src/content/run.ts', ...words], {
    env: { PATH: process.env.PATH, DATABASE_URL: url },
  })

const EVERYDAY = [
  ...['work', 'add', '--title', 'Riolering Baronstraat', '--kind', 'sewer', '--client', 'Aquafin'],
  ...['--decided-by', 'Stad Izegem', '--city-decides', 'yes', '--street', 'baronstraat', '--from', '2', '--to', '24'],
  ...['--start', '2026-12', '--end', '2027-03', '--state', 'De aannemer is gekozen.', '--phone', '051 33 73 75'],
]
const whole = {
  kind: 'redesign',
  status: 'in-progress',
  title: 'Nieuwe Prinsessestraat',
  client: 'Stad Izegem',
  decidingAuthority: 'Stad Izegem',
  cityDecides: true,
  where: [{ street: 'prinsessestraat' }],
  passage: { car: { can: 'no', text: 'Omleiding langs de Baronstraat.' }, foot: { can: 'yes' } },
  stillOpen: 'Welke bomen er komen.',
  phases: [
    { name: 'Riool', status: 'in-progress', actualStart: '2026-03' },
    { name: 'Bomen', status: 'planned' },
  ],
  hindrances: [
    {
      where: [{ street: 'prinsessestraat', from: 2, to: 60 }],
      periods: [{ start: '2026-03-02', end: '2030-03-27' }],
      effects: ['no-motor-vehicles'],
      severe: true,
    },
  ],
  states: [{ body: 'Het riool ligt tot nr. 40.', statedOn: '2026-04-01' }],
}

test('the everyday case needs no file, and the line runs between the two numbers', async () => {
  const work = await detail(numberIn(await content(...EVERYDAY)))
  expect(work).toMatchObject({
    title: 'Riolering Baronstraat',
    status: 'planned',
    plannedStart: '2026-12',
    cityDecides: true,
    areas: [{ slug: 'emelgem' }],
    streets: [{ slug: 'baronstraat' }],
    state: { body: 'De aannemer is gekozen.' },
    contactPhone: '051 33 73 75',
  })
  const { lengthMetres } = await detail(numberIn(await content(...EVERYDAY, '--to', '181')))
  expect(lengthMetres).toBeGreaterThan(10 * (work.lengthMetres ?? Number.NaN))
})

test('a file gives all of it; a part changes only what it names', async () => {
  const id = numberIn(await content('work', 'add', '--file', await jsonFile('work.json', whole)))
  const before = await detail(id)
  expect(before).toMatchObject({
    passage: whole.passage,
    phase: { number: 1, of: 2, name: 'Riool' },
    hasHindranceNow: true,
    hindrances: [{ severe: true, periods: [{ start: '2026-03-01T23:00:00Z', end: '2030-03-27T23:00:00Z' }] }],
  })
  const part = { title: 'Prinsessestraat vernieuwd', stillOpen: null, states: [] }
  await content('work', 'change', String(id), '--file', await jsonFile('part.json', part), '--expected-end', '2027')
  const { state: _state, ...rest } = before
  const after = { ...rest, ...part, expectedEnd: '2027', state: null }
  expect(await detail(id)).toEqual(after)
  expect(await content('work', 'change', String(id), '--street', 'baronstraat')).not.toContain('GIPOD')
  expect((await detail(id)).streets).toMatchObject([{ slug: 'baronstraat' }])
})

test('a one-way street without digging is a measure: it hinders, and says how one passes', async () => {
  const measure = {
    ...whole,
    kind: 'mobility',
    title: 'Eenrichtingsverkeer in de Prinsessestraat',
    passage: { car: { can: 'limited', text: 'Enkel richting de Baronstraat.' }, bicycle: { can: 'yes' } },
    phases: [],
    states: [],
    hindrances: [
      { ...whole.hindrances[0], effects: ['one-way'] },
      { ...whole.hindrances[0], effects: [], note: 'Bus' },
    ],
  }
  const id = numberIn(await content('work', 'add', '--file', await jsonFile('measure.json', measure)))
  expect(await detail(id)).toMatchObject({
    kind: 'mobility',
    passage: measure.passage,
    effects: ['one-way'],
    hasHindranceNow: true,
    hindrances: [
      { effects: ['one-way'], note: null, severe: true },
      { effects: [], note: 'Bus', severe: true },
    ],
  })
  const idsOf = async (kind: string) =>
    ((await (await send('GET', `/api/works?kind=${kind}`)).json()) as WorkPage).items.map((work) => work.id)
  expect(await idsOf('mobility')).toEqual([id])
  expect(await idsOf('redesign,sewer')).not.toContain(id)
})

test('who changes a work of the register is told how long that stands', async () => {
  const id = numberIn(await content(...EVERYDAY))
  await sql`update works set gipod_id = '1' where id = ${id}`
  expect(await content('work', 'change', String(id), '--title', 'Riool')).toMatch(
    /It comes from GIPOD: this stands until GIPOD itself changes it\.$/,
  )
})

test('hindrance that outlasts its work is kept or stopped, as was said, and nothing happens before that is said', async () => {
  const added = async () => numberIn(await content('work', 'add', '--file', await jsonFile('work.json', whole)))
  const id = await added()
  const before = await detail(id)
  await expect(content('work', 'end', String(id), '--on', '2026-11-01')).rejects.toThrow(
    'hindrance: there is hindrance',
  )
  expect(await detail(id)).toEqual(before)
  await content('work', 'end', String(id), '--on', '2026-11-01', '--hindrance', 'keep')
  expect(await detail(id)).toMatchObject({
    status: 'done',
    actualEnd: '2026-11-01',
    hasHindranceNow: true,
    effects: ['no-motor-vehicles'],
    passage: before.passage,
    hindrances: before.hindrances,
  })
  await expect(content('work', 'end', String(await added()), '--hindrance', 'no')).rejects.toThrow('hindrance: ')
})

test('states come newest first, ending can stop the hindrance, hiding takes the work away', async () => {
  const id = numberIn(await content('work', 'add', '--file', await jsonFile('work.json', whole)))
  await content('work', 'state', String(id), '--text', 'Het asfalt ligt er.', '--on', '2026-10-01')
  await content('work', 'state', String(id), '--text', 'Er was regen.', '--on', '2026-05-01')
  expect((await detail(id)).states.map(({ statedOn }) => statedOn)).toEqual(['2026-10-01', '2026-05-01', '2026-04-01'])
  await content('work', 'end', String(id), '--on', '2026-11-01', '--hindrance', 'stop')
  expect(await detail(id)).toMatchObject({
    status: 'done',
    actualEnd: '2026-11-01',
    hasHindranceNow: false,
    effects: [],
    passage: {},
    phases: [
      { status: 'done', actualEnd: '2026-11-01' },
      { status: 'done', actualEnd: '2026-11-01' },
    ],
  })
  await content('work', 'hide', String(id))
  expect((await send('GET', `/api/works/${id}`)).status).toBe(404)
  expect(await content('work', 'list')).toContain(`${id} (done, hidden,`)
  await content('work', 'show', String(id))
  expect((await page()).count).toBe(1)
})

test('a street is named as on its sign, the numbers of a stretch are told, and what is planned can be called off', async () => {
  const flags = ['--title', 'Voetpad', '--kind', 'redesign', '--client', 'Stad Izegem', '--decided-by', 'Stad Izegem']
  const where = ['--street', 'Baron de Pélichystraat', '--from', '2', '--to', '20', '--city-decides', 'yes']
  const id = numberIn(await content('work', 'add', ...flags, ...where))
  expect(await detail(id)).toMatchObject({ locationText: 'Baron de Pélichystraat, nr. 2 tot 20', status: 'planned' })
  await content('work', 'cancel', String(id))
  expect(await detail(id)).toMatchObject({ status: 'cancelled', hasHindranceNow: false })
})

test('of what ends before its hindrance begins and stops it, no effect is left', async () => {
  const hindrances = [{ ...whole.hindrances[0], periods: [{ start: '2090-01-01', end: '2090-02-01' }] }]
  const id = numberIn(await content('work', 'add', '--file', await jsonFile('later.json', { ...whole, hindrances })))
  expect((await detail(id)).effects).toEqual(['no-motor-vehicles'])
  await content('work', 'end', String(id), '--hindrance', 'stop')
  expect(await detail(id)).toMatchObject({ effects: [], hindrances: [{ periods: [], isNow: false }] })
})

test('open pages hear of each of it within two seconds', async () => {
  const open = await fetch(`${address}/api/events`)
  const heard: PortalEvent[] = []
  const reading = (async () => {
    for await (const chunk of open.body ?? []) {
      for (const [, data = ''] of Buffer.from(chunk)
        .toString()
        .matchAll(/^data: (.*)$/gm))
        heard.push(JSON.parse(data))
    }
  })()
  const id = numberIn((await command(...EVERYDAY)).stdout)
  const hears = (isRemoved: boolean, times: number) =>
    vi.waitFor(() => {
      const told = heard.filter((event) => event.type === 'work.changed' && event.id === id)
      expect(told).toEqual(Array(times).fill({ type: 'work.changed', id, isRemoved }))
    }, 2_000)
  await hears(false, 1)
  await content('work', 'state', String(id), '--text', 'We beginnen maandag.')
  await hears(false, 2)
  heard.length = 0
  await content('work', 'hide', String(id))
  await hears(true, 1)
  server.closeAllConnections()
  await reading.catch(() => undefined)
})

test.each([
  ['where.0.street: there is no street "baronstrat"; is "baronstraat" meant?', ['--street', 'baronstrat']],
  ['where.0.to: Baronstraat has no number 999 (known are 1 to 181)', ['--to', '999']],
  ['where.0: nothing of Baronstraat lies between these numbers', ['--to', '2']],
  ['plannedEnd: lies before the start', ['--end', '2026-11']],
  ['plannedStart: has to be a day as far as it is known', ['--start', '1 december']],
  ['cityDecides: has to be yes or no', ['--city-decides', 'maybe']],
  ['where.0.from: ', ['--from', '2bis']],
  ['where.0.street: there is no street "baron-straat"; is "baronstraat" meant?', ['--street', 'Baron straat']],
  ['kind: ', ['--kind', 'tunnel']],
  ["Unknown option '--tilte'", ['--tilte', 'x']],
])('what is wrong is named in one line, and nothing is written: %s', async (message, words) => {
  await expect(content(...EVERYDAY, ...words)).rejects.toThrow(message)
  expect(await sql`select 1 from works`).toHaveLength(0)
})

test('a street without an axis, a number that is not there, a broken file and strange words are told', async () => {
  const [point] = await sql<[{ slug: string }]>`select slug from streets where geom is null order by slug limit 1`
  await expect(content(...EVERYDAY, '--street', point.slug)).rejects.toThrow('where.0.street: where')
  await expect(content('work', 'state', '999', '--text', 'Niets')).rejects.toThrow('id: there is no work 999')
  await expect(content('work', 'end', '1', '--on', '2999-01-01')).rejects.toThrow('on: has to be today or earlier')
  await expect(content('work', 'add', '--file', join(folder, 'nergens.json'))).rejects.toThrow('cannot be read')
  await expect(content('work', 'add', '--file', await jsonFile('broken.json', '{'))).rejects.toThrow('JSON object')
  await expect(content('work', 'add')).rejects.toThrow(/^kind: is missing\n/)
  await expect(content('work', 'dig')).rejects.toThrow('There is no "work dig"')
  await expect(content('works')).rejects.toThrow('Usage: npm run content -- work list')
})

test('a hindrance that cannot be placed leaves nothing of the work', async () => {
  const wrong = { ...whole, hindrances: [{ ...whole.hindrances[0], where: [{ street: 'nergensstraat' }] }] }
  const file = await jsonFile('wrong.json', wrong)
  await expect(content('work', 'add', '--file', file)).rejects.toThrow(
    'hindrances.0.where.0.street: there is no street',
  )
  expect(await sql`select 1 from works`).toHaveLength(0)
})

test('as a command it ends with 0 or 1, and what it did stands', async () => {
  const { stdout } = await command(...EVERYDAY)
  expect(stdout).toMatch(/^Work \d+ is added: \/werken\/\d+\n$/)
  expect((await page()).count).toBe(1)
  const refused = command('work', 'add', '--title', 'x')
  await expect(refused).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^kind: is missing\n/),
  })
})
