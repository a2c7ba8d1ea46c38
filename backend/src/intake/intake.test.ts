import { afterAll, expect, test } from 'vitest'
import type { IdeaDetail, IdeaPage } from '../contract/ideas.ts'
import type { CountedSupport, NotedIdea } from '../contract/intake.ts'
import { anIdea, startTestApp } from '../testing.ts'

const { send, sql, signIn, feed, stop } = await startTestApp()
afterAll(stop)

const { headers } = await signIn(['integration'], { areas: ['kachtem'] })
const note = (changes: Record<string, unknown> = {}, key = crypto.randomUUID()) =>
  send(
    'POST',
    '/api/desk/intake',
    { ...anIdea({ location: { area: 'emelgem' } }), channel: 'phone', ...changes },
    {
      ...headers,
      'idempotency-key': key,
    },
  )
const found = async (id: number) => (await (await send('GET', `/api/ideas/${id}`)).json()) as IdeaDetail

test('an idea by phone is public at once, says how it came, and waits for an answer like any other', async () => {
  const response = await note({ title: 'Gezegd aan de telefoon' })
  expect(response.status).toBe(201)
  const { number, idea } = (await response.json()) as NotedIdea
  expect(idea).toMatchObject({ channel: 'phone', area: { slug: 'emelgem' }, status: 'received' })
  expect(idea.answerDue).not.toBeNull()
  await feed.wake()
  const list = (await (await send('GET', '/api/ideas?q=telefoon')).json()) as IdeaPage
  expect(list.items.map(({ id }) => String(id))).toContain(number)
  const [row] = await sql`select action, after from audit_log where subject_id = ${number}`
  expect(row).toEqual({ action: 'note idea', after: { channel: 'phone' } })
})

test('a pile of paper counts like the web: the same rows but for the channel', async () => {
  const pile = [1, 2, 3].map((line) => ({ title: `Van het papier ${line}`, theme: 'verkeer' as const }))
  for (const line of pile) await note({ ...line, channel: 'paper' })
  for (const line of pile) await send('POST', '/api/ideas', anIdea({ location: { area: 'emelgem' }, ...line }))
  const rows = await sql<{ channel: string; row: unknown }[]>`
    select channel, to_jsonb(i) - '{id,channel,taken_by,changed_xid,created_at}'::text[] as row from ideas i
    where title like 'Van het papier%' order by title, channel`
  const of = (channel: string) => rows.filter((row) => row.channel === channel).map(({ row }) => row)
  expect(of('paper')).toEqual(of('web'))
  expect(of('paper')).toHaveLength(3)
})

test('other words stay beside the Dutch ones', async () => {
  const translation = { title: 'Een bank bij de halte', body: 'Graag een bank.' }
  const response = await note({ title: 'مقعد قرب الموقف', body: 'مقعد', language: 'ar', translation })
  const { idea } = (await response.json()) as NotedIdea
  expect(await found(idea.id)).toMatchObject({ title: 'مقعد قرب الموقف', language: 'ar', translation })
})

test.each([{ name: 'An' }, { reply: { phone: '051 33 73 75' } }])(
  'without consent nothing of a person is kept: %j',
  async (person) => {
    const refused = await note({ title: 'Zonder toestemming', ...person })
    expect(await refused.json()).toMatchObject({ kind: 'validation', errors: [{ path: 'consent' }] })
    expect(await sql`select 1 from ideas where title = 'Zonder toestemming'`).toHaveLength(0)
    const { idea } = (await (
      await note({ title: 'Met toestemming', ...person, consent: 'spoken' })
    ).json()) as NotedIdea
    const [row] = await sql`select consent, consent_on is not null as has_day from ideas where id = ${idea.id}`
    expect(row).toEqual({ consent: 'spoken', hasDay: true })
  },
)

test('whom to ask for is kept with the number, encrypted, and read by staff only', async () => {
  const person = { reply: { phone: '051 33 73 75' }, contactName: 'Mevrouw Zonneveld', consent: 'spoken' }
  const { idea } = (await (await note({ title: 'Met een naam', ...person })).json()) as NotedIdea
  expect(JSON.stringify(await found(idea.id))).not.toContain('Zonneveld')
  const [row] = await sql<{ encrypted: Buffer }[]>`
    select encrypted from idea_replies where idea_id = ${idea.id}`
  expect(row?.encrypted.toString('latin1')).not.toContain('Zonneveld')
  const worker = await signIn(['wijkwerker'])
  expect(await (await send('GET', `/api/desk/ideas/${idea.id}/contact`, undefined, worker.headers)).json()).toEqual({
    kind: 'phone',
    value: '051 33 73 75',
    name: 'Mevrouw Zonneveld',
  })
  const refused = await note({ title: 'Zonder nummer', contactName: 'Mevrouw Zonneveld', consent: 'spoken' })
  expect(await refused.json()).toMatchObject({ kind: 'validation', errors: [{ path: 'contactName' }] })
})

test('a call that is sent twice is one idea', async () => {
  const key = crypto.randomUUID()
  const [first, second] = [await note({ title: 'Slechte lijn' }, key), await note({ title: 'Slechte lijn' }, key)]
  expect(await first.json()).toEqual(await second.json())
  expect(await sql`select 1 from ideas where title = 'Slechte lijn'`).toHaveLength(1)
})

test('support on paper counts once a person, however the name is written, beside that of the web', async () => {
  const { idea } = (await (await note()).json()) as NotedIdea
  const support = async (name: string, address: string) => {
    const body = { channel: 'paper', name, address }
    const response = await send('POST', `/api/desk/ideas/${idea.id}/supports`, body, headers)
    return (await response.json()) as CountedSupport
  }
  await send('POST', `/api/ideas/${idea.id}/support`)
  expect(await support('José Peeters', 'Baronstraat 24')).toEqual({ isNew: true, supportCount: 2 })
  expect(await support('jose  PEETERS', 'Baronstraat, 24')).toEqual({ isNew: false, supportCount: 2 })
  expect(await support('José Peeters', 'Baronstraat 26')).toEqual({ isNew: true, supportCount: 3 })
  const cyrillic = ['Олена Шевченко', 'Іван Шевченко', 'іван  ШЕВЧЕНКО'] as const
  for (const [index, name] of [...cyrillic, 'فاطمة الزهراء', 'محمد الزهراء'].entries()) {
    expect((await support(name, 'Baronstraat 24')).isNew, name).toBe(index !== 2)
  }
  const [stored] = await sql`select string_agg(encode(voter_key, 'escape'), '') as keys from supports`
  expect(String(stored?.keys)).not.toContain('eeters')
  expect(
    (await send('POST', '/api/desk/ideas/999999/supports', { channel: 'paper', name: 'An', address: 'Dam 1' }, headers))
      .status,
  ).toBe(404)
})
