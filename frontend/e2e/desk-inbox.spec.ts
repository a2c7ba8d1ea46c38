import { expect, type Page, test } from '@playwright/test'
import type { NewIdea } from '@wijkwerk/backend/contract/ideas.ts'
import { expectNoFaults, expectNoSidewaysScroll } from './faults.ts'
import { database, sendIdea } from './portal.ts'
import { signInAs } from './staff.ts'

const KERN = 'de-mol'
const PLAIN = Array.from({ length: 10 }, (_, index) => ({ title: `Gewoon idee ${index + 1}`, does: 'answer' }) as const)
// In the order in which they come in, and so in which they wait.
const FIXTURE: readonly (Partial<NewIdea> & { title: string; does: string })[] = [
  { title: 'Bank aan de speelplek', does: 'answer' },
  { title: 'Een bank aan de speelplek', does: 'duplicate' },
  { title: 'Bank bij de speelplek', does: 'duplicate' },
  { title: 'Zet een bank aan de speelplek', does: 'duplicate' },
  { title: 'Losse stoeptegel', does: 'hand-over' },
  { title: 'Lamp is stuk', does: 'hand-over' },
  { title: 'Scheldwoorden', does: 'hide' },
  { title: 'Hoort in Kachtem, een', does: 'move' },
  { title: 'Hoort in Kachtem, twee', does: 'move' },
  { title: 'Bel mij terug', does: 'answer', reply: { phone: '051 33 73 75' } },
  { title: 'مقعد قرب الموقف', does: 'note', language: 'ar' },
  ...PLAIN.slice(1),
]

/** The keyboard, which counts its keys; typed text does not count. */
function countingKeys(page: Page) {
  const keys = { pressed: 0 }
  const press = async (...names: string[]) => {
    for (const name of names) {
      keys.pressed += 1
      await page.keyboard.press(name)
    }
  }
  return { keys, press }
}

test('twenty ideas by keyboard alone: each ends as it should, and a plain one takes four keys', async ({
  page,
  context,
  request,
}) => {
  test.setTimeout(120_000)
  const ids: number[] = []
  for (const { does: _does, ...idea } of FIXTURE) {
    ids.push((await sendIdea(request, { location: { area: KERN }, theme: 'wonen', ...idea })).idea.id)
  }
  await signInAs(context, ['wijkwerker'])
  await page.addInitScript(() => {
    addEventListener('pointerdown', () => document.documentElement.setAttribute('data-pointer', 'used'), true)
  })
  await page.goto(`/beheer?kern=${KERN}`)
  await expect(page.getByText(`${FIXTURE.length} ideeën`)).toBeVisible()
  const { keys, press } = countingKeys(page)
  const plain: number[] = []
  await press('j')
  for (const { title, does } of FIXTURE) {
    await expect(page.getByRole('heading', { level: 2, name: title, exact: true })).toBeFocused()
    const before = keys.pressed
    if (does === 'note') {
      await press('n')
      await page.keyboard.type('Vertaling: een bank aan de halte.')
      await press('Control+Enter')
      await expect(page.getByText('Vertaling: een bank aan de halte.')).toBeVisible()
    }
    if (does === 'answer' || does === 'note') {
      await press('a')
      await expect(page.getByRole('heading', { name: 'Antwoord dat iedereen leest' })).toBeFocused()
      await press('2')
      await expect(page.getByLabel('Antwoord', { exact: true })).toHaveValue(/We zoeken uit of dit kan/)
      await press('Control+Enter')
      if (does === 'answer') plain.push(keys.pressed - before)
    } else if (does === 'duplicate') {
      await press('d', 'Control+a')
      await page.keyboard.type(String(ids[0]))
      await press('Enter')
    } else if (does === 'hand-over') {
      await press('g')
      await page.keyboard.type('Meldpunt')
      await press('Tab', 'Tab')
      await page.keyboard.type('Dit is iets voor de technische dienst.')
      await press('Control+Enter')
    } else if (does === 'hide') {
      await press('h')
      await page.keyboard.type('Scheldt iemand uit')
      await press('Control+Enter')
    } else {
      await press('v', 'Tab', 'Tab')
      await page.keyboard.type('Kachtem')
      await press('Control+Enter')
      await expect(page.getByText('Verplaatst.')).toBeVisible()
      await press('j')
    }
  }
  await expect(page.getByText('Hier wacht niets.')).toBeVisible()
  expect(Math.max(...plain)).toBeLessThanOrEqual(4)
  expect(await page.locator('html').getAttribute('data-pointer')).toBeNull()

  const sql = database()
  const rows = await sql<{ title: string; ends: string }[]>`
    select i.title, concat_ws(' ', a.slug, i.status, i.visibility, case when i.duplicate_of is not null then 'duplicate' end,
      (select 'task ' || t.kind from tasks t where t.idea_id = i.id),
      (select 'note' from idea_notes n where n.idea_id = i.id)) as ends
    from ideas i join areas a on a.id = i.kern_id where i.id = any(${ids}) order by i.id`
  await sql.end()
  const ENDS: Record<string, string> = {
    answer: `${KERN} under-review public`,
    duplicate: `${KERN} received public duplicate`,
    'hand-over': `${KERN} passed-on public`,
    hide: `${KERN} received hidden`,
    move: 'kachtem received public',
    note: `${KERN} under-review public note`,
  }
  expect(rows.map(({ title, ends }) => [title, ends])).toEqual(
    FIXTURE.map(({ title, does, reply }) => [title, `${ENDS[does]}${reply ? ' task call-back' : ''}`]),
  )
})

test('an act is taken back, a conflict keeps what was written, and the call is made', async ({
  page,
  context,
  request,
}) => {
  const { idea } = await sendIdea(request, { title: 'Om terug te nemen', reply: { phone: '051 33 73 75' } })
  await sendIdea(request, { title: 'Die daarna komt' })
  await signInAs(context, ['wijkwerker'])
  await page.goto(`/beheer?idee=${idea.id}`)
  await page.getByRole('button', { name: 'verberg' }).click()
  await page.getByLabel('Waarom?').fill('Vergissing')
  await page.getByRole('button', { name: 'Verberg', exact: true }).click()
  await page.goto(`/beheer?idee=${idea.id}`)
  await expect(page.getByText('Dit idee is verborgen.')).toBeVisible()
  await page.getByRole('button', { name: 'Maak ongedaan' }).click()
  await expect(page.getByText('Dit idee is verborgen.')).toBeHidden()

  await page.getByRole('button', { name: 'antwoord' }).click()
  await page.getByLabel('Antwoord', { exact: true }).fill('We planten er een boom.')
  const sql = database()
  await sql`update ideas set revision = revision + 1 where id = ${idea.id}`
  await sql.end()
  await page.getByRole('button', { name: /^Zet op/ }).click()
  await expect(page.getByRole('alert')).toContainText('Iemand anders deed intussen iets')
  await expect(page.getByLabel('Antwoord', { exact: true })).toHaveValue('We planten er een boom.')
  const kept = page.waitForResponse((response) => response.url().endsWith('/acts') && response.ok())
  await page.getByRole('button', { name: /^Zet op/ }).click()
  await kept
  // The next one comes up; what was done with the one before is said, with a way back.
  await expect(
    page.getByText('“Om terug te nemen”: Beantwoord: In onderzoek. Er staat een telefoontje bij je taken.'),
  ).toBeVisible()
  await page.getByRole('link', { name: 'Toon dat idee' }).press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'Om terug te nemen' })).toBeVisible()

  await page.goto('/beheer/taken')
  const call = page.getByRole('listitem').filter({ hasText: 'We planten er een boom.' })
  await call.getByRole('button', { name: 'Toon het adres of nummer' }).click()
  await expect(call.getByRole('link', { name: '051 33 73 75' })).toBeVisible()
  await call.getByRole('button', { name: 'Gedaan' }).click()
  await expect(call).toBeHidden()
  const said = page.getByRole('status').filter({ hasText: 'Gedaan: Bel terug' })
  await expect(said).toContainText('Om terug te nemen')
  await said.getByRole('button', { name: 'Maak ongedaan' }).click()
  await expect(call).toBeVisible()
  await call.getByRole('button', { name: 'Gedaan' }).click()
  await expect(call).toBeHidden()
})

test('of a duplicate one sees what the number stands for; without a way to ask no question is offered', async ({
  page,
  context,
  request,
}) => {
  const { idea: main } = await sendIdea(request, { title: 'Reigers bij de vijver', location: { area: 'emelgem' } })
  const { idea } = await sendIdea(request, { title: 'Reigers aan de vijver', location: { area: 'emelgem' } })
  const { items } = await (await request.get('/api/ideas?limit=100')).json()
  const example = (items as { id: number; example: boolean }[]).find((one) => one.example)
  await signInAs(context, ['wijkwerker'])
  await page.goto(`/beheer?idee=${idea.id}`)
  const acts = page.getByRole('group', { name: 'Wat doe je ermee?' })
  await expect(acts.getByRole('button', { name: 'notitie' })).toBeVisible()
  await expect(acts.getByRole('button', { name: 'vraag' })).toHaveCount(0)
  await page.keyboard.press('d')
  const number = page.getByLabel('Nummer van het eerste idee')
  await expect(number).toBeFocused()
  await expect(number).toHaveValue('')
  const form = page.locator('.act-form')
  await number.fill('999999')
  await expect(form.getByText('Geen ander idee met dit nummer.')).toBeVisible()
  await number.fill(String(example?.id))
  await expect(form.getByText('Dat is een voorbeeld.')).toBeVisible()
  await number.press('Enter')
  await expect(page.getByRole('alert')).toContainText('Dat is een voorbeeld.')
  await form.getByRole('button', { name: 'Reigers bij de vijver' }).click()
  await expect(number).toHaveValue(String(main.id))
  await expect(form.getByRole('status')).toHaveText('Reigers bij de vijver, Emelgem, Ontvangen')
})

test.describe('on a device that only knows touch', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  test('nothing is said of keys', async ({ page, context, request }) => {
    const { idea } = await sendIdea(request, { title: 'Zonder toetsenbord' })
    await signInAs(context, ['wijkwerker'])
    await page.goto(`/beheer?idee=${idea.id}`)
    await page.getByRole('button', { name: 'antwoord' }).click()
    await expect(page.getByText('Begin van een sjabloon')).toBeVisible()
    await expect(page.locator('.act-form .of-keys, .desk kbd')).not.toHaveCount(0)
    for (const hint of await page.locator('.of-keys, .desk kbd').all()) await expect(hint).toBeHidden()
  })
})

test('what was typed stays with its idea and its act until it is sent, and not on the device', async ({
  page,
  context,
  request,
}) => {
  const { idea } = await sendIdea(request, { title: 'Half beantwoord', reply: { phone: '051 33 73 75' } })
  const { idea: other } = await sendIdea(request, { title: 'Tussendoor' })
  await signInAs(context, ['wijkwerker'])
  await page.goto(`/beheer?toon=alles&idee=${idea.id}`)
  const acts = page.getByRole('group', { name: 'Wat doe je ermee?' })
  const answer = page.getByLabel('Antwoord', { exact: true })
  await acts.getByRole('button', { name: 'antwoord' }).click()
  await answer.fill('Een half antwoord')
  await page.getByLabel('Stand').selectOption({ label: 'Gepland' })
  await answer.press('Escape')
  await expect(answer).toBeHidden()
  await acts.getByRole('button', { name: 'doorgeven' }).click()
  await page.getByLabel('Uitleg die iedereen leest').fill('Iets voor de dienst')
  await acts.getByRole('button', { name: 'notitie' }).click()
  await page.getByLabel('Notitie', { exact: true }).fill('Zei ze aan de deur')
  await page.getByRole('link', { name: 'Tussendoor' }).first().click()
  await expect(page.getByRole('heading', { level: 2, name: 'Tussendoor' })).toBeVisible()
  await acts.getByRole('button', { name: 'notitie' }).click()
  await expect(page.getByLabel('Notitie', { exact: true })).toHaveValue('')
  expect(other.id).toBeGreaterThan(idea.id)
  await page.getByRole('link', { name: 'Half beantwoord' }).first().click()
  await expect(page.getByRole('heading', { level: 2, name: 'Half beantwoord' })).toBeVisible()
  await acts.getByRole('button', { name: 'doorgeven' }).click()
  await expect(page.getByLabel('Uitleg die iedereen leest')).toHaveValue('Iets voor de dienst')
  await acts.getByRole('button', { name: 'notitie' }).click()
  await expect(page.getByLabel('Notitie', { exact: true })).toHaveValue('Zei ze aan de deur')
  await page.getByRole('button', { name: 'Bewaar de notitie' }).click()
  await expect(page.getByRole('heading', { level: 3, name: 'Notities voor collega’s' })).toBeVisible()
  await acts.getByRole('button', { name: 'notitie' }).click()
  await expect(page.getByLabel('Notitie', { exact: true })).toHaveValue('')
  await acts.getByRole('button', { name: 'antwoord' }).click()
  await expect(answer).toHaveValue('Een half antwoord')
  await expect(page.getByRole('button', { name: 'Zet op Gepland en stuur' })).toBeVisible()
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
  expect(kept).not.toContain('half')
  await page.reload()
  await acts.getByRole('button', { name: 'antwoord' }).click()
  await expect(answer).toHaveValue('')
})

test('an idea that waits no longer is found by number and by word, and stands with what was done', async ({
  page,
  context,
  request,
}) => {
  const { idea } = await sendIdea(request, {
    title: 'Kruisbessen langs het pad',
    location: { lng: 3.2214, lat: 50.9341 },
  })
  await signInAs(context, ['wijkwerker'])
  await page.goto(`/beheer?idee=${idea.id}`)
  await page.getByRole('button', { name: 'antwoord' }).click()
  await page.getByLabel('Antwoord', { exact: true }).fill('Ze staan er.')
  await page.getByLabel('Stand').selectOption({ label: 'Uitgevoerd' })
  const answered = page.waitForResponse((response) => response.url().endsWith('/acts') && response.ok())
  await page.getByRole('button', { name: /^Zet op/ }).click()
  await answered

  await page.goto('/beheer')
  await expect(page.getByRole('heading', { level: 1, name: 'Te doen' })).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type(`nr. ${idea.id}`)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Alle ideeën' })).toBeVisible()
  const list = page.getByRole('list', { name: 'Lijst van ideeën' }).getByRole('listitem')
  await expect(list).toHaveCount(1)
  await expect(list).toContainText('Kruisbessen langs het pad')
  await expect(list).toContainText('Uitgevoerd')
  await expect(page.locator('.desk-pin')).toHaveCount(1)
  await page.getByRole('searchbox', { name: 'Zoek een idee' }).fill('kruisbes')
  await page.keyboard.press('Enter')
  await expect(list).toHaveCount(1)
  await page.getByRole('combobox', { name: 'Toon' }).selectOption('Wordt opgevolgd')
  await expect(page.getByText('Geen idee gevonden.')).toBeVisible()
  await page.goBack()
  await expect(list).toHaveCount(1)
  await page.getByRole('searchbox', { name: 'Zoek een idee' }).fill('')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Te doen' })).toBeVisible()
})

test('an idea is put where one points on the map, by keyboard; without a place it says what is missing', async ({
  page,
  context,
  request,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const { idea } = await sendIdea(request, { title: 'Verkeerd geprikt', location: { lng: 3.2214, lat: 50.9341 } })
  await signInAs(context, ['wijkwerker'])
  await page.goto(`/beheer?idee=${idea.id}`)
  await page.getByRole('button', { name: 'verplaats' }).press('Enter')
  const move = page.getByRole('button', { name: 'Verplaats', exact: true })
  await move.press('Enter')
  await expect(page.getByRole('alert')).toHaveText(/Kies eerst een straat/)
  await page.getByRole('combobox', { name: 'Straat' }).fill('Prinsessestraat')
  await page.getByRole('textbox', { name: 'Nummer', exact: true }).fill('999')
  await expect(page.getByText('We kennen geen nummer 999 in Prinsessestraat.')).toBeVisible()
  await page.getByRole('button', { name: 'Wijs aan op de kaart' }).press('Enter')
  await page.getByRole('button', { name: 'Verplaats de punt' }).press('Enter')
  await page.getByRole('region', { name: 'Kaart om de plek aan te duiden' }).focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.getByRole('button', { name: 'Hier is het' }).press('Enter')
  await expect(page.locator('.act-form .picked')).toBeVisible()
  const moved = page.waitForResponse((response) => response.url().endsWith('/acts') && response.ok())
  await move.press('Enter')
  await moved
  const after = await (await request.get(`/api/ideas/${idea.id}`)).json()
  expect(after.place.lat).toBeGreaterThan(50.9344)
  expect(after.place.lng).toBeCloseTo(3.2214, 3)
})

test('who asks it by phone has name and number erased, and then the whole idea; each is asked once more', async ({
  page,
  context,
  request,
}) => {
  await signInAs(context, ['wijkwerker'])
  const noted = await page.request.post('/api/desk/intake', {
    headers: { 'sec-fetch-site': 'same-origin' },
    data: {
      ...{ kind: 'street', title: 'Genoteerd aan de lijn', body: 'Een bank.', theme: 'groen', channel: 'phone' },
      ...{ location: { area: KERN }, name: 'Odette', reply: { phone: '051 33 73 75' }, consent: 'spoken' },
    },
  })
  expect(noted.status(), await noted.text()).toBe(201)
  const { number } = (await noted.json()) as { number: string }
  await page.goto(`/beheer?idee=${number}`)
  await page.getByRole('button', { name: 'vraag' }).click()
  await page.getByLabel('Je vraag aan de indiener').fill('Aan welke kant?')
  await page.getByRole('button', { name: 'Stel de vraag' }).click()
  await expect(page.getByText('Je vraag is gesteld. Er staat een telefoontje bij je taken.')).toBeVisible()
  await page.getByRole('button', { name: 'Toon het adres of nummer' }).click()
  await expect(page.getByText('051 33 73 75')).toBeVisible()

  await page.getByText('Wissen op vraag van de indiener').click()
  await page.getByRole('button', { name: 'Wis naam en contact' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Naam en contact wissen?' })).toBeFocused()
  await expectNoFaults(page, 'asked to erase the contact')
  await page.getByRole('button', { name: 'Nee, laat staan' }).press('Enter')
  await expect(page.getByText('Wissen op vraag van de indiener')).toBeFocused()
  await page.getByRole('button', { name: 'Wis naam en contact' }).press('Enter')
  await page.getByRole('button', { name: 'Ja, wis naam en contact' }).press('Enter')
  await expect(page.getByText('Naam en contact zijn gewist.')).toBeVisible()
  await expect(page.getByText('051 33 73 75')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Wis naam en contact' })).toBeHidden()
  expect(await (await request.get(`/api/ideas/${number}`)).json()).toMatchObject({ name: null })
  await page.goto('/beheer/taken')
  const call = page.getByRole('listitem').filter({ hasText: 'Aan welke kant?' })
  await expect(call).toContainText('We hebben geen adres of nummer meer van deze persoon.')

  await page.goto(`/beheer?idee=${number}`)
  await page.getByText('Wissen op vraag van de indiener').click()
  await page.getByRole('button', { name: 'Trek het idee in' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Het idee intrekken en wissen?' })).toBeFocused()
  await page.getByLabel('Hoe vroeg de indiener het?').selectOption({ label: 'op papier' })
  await expectNoFaults(page, 'asked to withdraw the idea')
  await page.getByRole('button', { name: 'Ja, trek in en wis' }).press('Enter')
  await expect(page.getByText(`Idee ${number} is ingetrokken en gewist.`)).toBeFocused()
  await expect(page.getByText('Genoteerd aan de lijn')).toBeHidden()
  await expectNoFaults(page, 'withdrawn')
  expect((await request.get(`/api/ideas/${number}`)).status()).toBe(404)
  await page.goto('/beheer/taken')
  await expect(page.getByRole('heading', { level: 1, name: 'Oproepen en brieven' })).toBeVisible()
  await expect(call).toBeHidden()
  await page.goto(`/beheer?idee=${number}`)
  await expect(page.getByText('Genoteerd aan de lijn')).toBeHidden()
})

for (const [width, colorScheme] of [
  [360, 'dark'],
  [1280, 'light'],
] as const) {
  const expectClean = async (page: Page, state: string) => {
    await expectNoFaults(page, state)
    await expectNoSidewaysScroll(page, state)
  }
  test(`no act on an idea has a fault at ${width} px, ${colorScheme}`, async ({ page, context, request }) => {
    const { idea } = await sendIdea(request, { title: 'Geen fout', reply: { phone: '051 33 73 75' } })
    await signInAs(context, ['administrator', 'wijkwerker'])
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.goto(`/beheer?idee=${idea.id}`)
    await expect(page.getByRole('heading', { level: 2, name: 'Geen fout' })).toBeVisible()
    for (const act of [
      'antwoord',
      'toewijzen',
      'dubbel',
      'verplaats',
      'doorgeven',
      'verberg',
      'notitie',
      'vraag',
      'onderwerp',
    ]) {
      await page.getByRole('group', { name: 'Wat doe je ermee?' }).getByRole('button', { name: act }).click()
      await expect(page.locator('.act-form')).toBeVisible()
      await expectClean(page, act)
      if (act !== 'verplaats') continue
      await page.getByRole('button', { name: 'Wijs aan op de kaart' }).click()
      await expect(page.getByRole('button', { name: 'Hier is het' })).toBeVisible()
      await expectClean(page, 'verplaats op de kaart')
    }
  })

  test(`no page of the desk has a fault at ${width} px, ${colorScheme}`, async ({ page, context, request }) => {
    const { idea } = await sendIdea(request, { title: 'Zonder fout', reply: { email: 'an@voorbeeld.be' } })
    await request.post(`/api/ideas/${idea.id}/comments`, { data: { body: 'Een reactie' } })
    await signInAs(context, ['administrator', 'wijkwerker'])
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.goto('/beheer')
    await expect(page.getByRole('list', { name: 'Lijst van ideeën' })).toBeVisible()
    await expectClean(page, 'the list')
    await page.goto(`/beheer?idee=${idea.id}`)
    await expect(page.getByRole('heading', { level: 2, name: 'Zonder fout' })).toBeVisible()
    await expectClean(page, 'an idea')
    for (const path of [
      '/beheer/taken',
      '/beheer/post',
      '/beheer/vervanging',
      '/beheer?kern=nergens',
      '/beheer?toon=alles&zoek=fout',
    ]) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectClean(page, path)
    }
  })
}
