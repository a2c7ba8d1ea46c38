import { expect, type Page, test } from '@playwright/test'
import type { NewWorkFile } from '@wijkwerk/backend/contract/works.ts'
import { sendButton, thanks } from './answering.ts'
import { addConsultation } from './consultations.ts'
import { addWork, FULL_WORK } from './content.ts'
import { expectNoFaults, expectNoSidewaysScroll } from './faults.ts'
import { sendIdea } from './portal.ts'
import { signInAs } from './staff.ts'

const press = (page: Page, role: 'button' | 'link', name: string) =>
  page.getByRole(role, { name, exact: true }).press('Enter')

test('a work goes from a letter to the site by keyboard; what is wrong is named and nothing typed is lost', async ({
  page,
  context,
}) => {
  await signInAs(context, ['wijkwerker'])
  await page.goto('/beheer')
  await press(page, 'link', 'Werken')
  await press(page, 'link', 'Nieuwe werken')
  await page.getByLabel('Titel').fill('Nieuwe leidingen')
  await page.getByLabel('Soort').selectOption('Nutswerken')
  await page.getByLabel('Straat', { exact: true }).fill('Baronstraat')
  await page.getByLabel('Van nummer').fill('2')
  await page.getByLabel('Tot nummer').fill('9999')
  await page.getByLabel('Wie laat de werken doen?').fill('Fluvius')
  await page.getByLabel('Wie beslist erover?').fill('De stad')
  await page.getByLabel('Gepland begin').fill('1/2026')
  await page.getByLabel('Verwacht einde').fill('14/3/2098')
  await page.getByLabel('Hoe staan de werken ervoor?').fill('We leggen eerst het gas.')
  await page.getByRole('combobox', { name: 'Met de auto' }).selectOption('Nee')
  await press(page, 'button', 'Maak en toon op de site')
  await expect(page.getByRole('alert')).toHaveText('Kijk dit na: Waar.')
  await expect(page.getByLabel('Tot nummer')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Tot nummer')).toBeFocused()
  await expect(page.getByLabel('Titel')).toHaveValue('Nieuwe leidingen')
  await page.getByLabel('Tot nummer').fill('24')
  await press(page, 'button', 'Maak en toon op de site')
  await expect(page.getByRole('heading', { level: 1, name: 'Nieuwe leidingen' })).toBeVisible()

  const resident = await context.newPage()
  await resident.goto(page.url().replace('/beheer', ''))
  await expect(resident.getByText('We leggen eerst het gas.').first()).toBeVisible()
  await expect(resident.getByText('Baronstraat, nr. 2 tot 24').first()).toBeVisible()

  await page.getByLabel('Titel').fill('Nieuwe gasleidingen')
  await page.getByRole('textbox', { name: 'Hoe staan de werken ervoor?' }).fill('Het gas ligt er.')
  await page.getByRole('button', { name: 'Zet dit op de pagina' }).dblclick()
  await expect(page.getByRole('listitem').filter({ hasText: 'Het gas ligt er.' })).toHaveCount(1)
  await page.getByRole('listitem').filter({ hasText: 'eerst het gas' }).getByRole('button').press('Enter')
  await expect(page.getByText('We leggen eerst het gas.')).toHaveCount(0)
  // An open page hears of it, and what was being typed below is still there.
  await expect(resident.getByText('Het gas ligt er.').first()).toBeVisible()
  await expect(page.getByLabel('Titel')).toHaveValue('Nieuwe gasleidingen')
  await press(page, 'button', 'Bewaar')
  await expect(page.getByRole('heading', { level: 1, name: 'Nieuwe gasleidingen' })).toBeVisible()
  await expect(page.getByLabel('Verwacht einde')).toHaveValue('14/3/2098')

  await page.getByText('De werken zijn klaar').press('Enter')
  await press(page, 'button', 'Beëindig')
  await expect(page.getByLabel('Hoe ver staat het?')).toHaveValue('done')
  await expect(resident.getByRole('heading', { level: 1, name: 'Nieuwe gasleidingen' })).toBeVisible()
  await expect(resident.getByText('Klaar').first()).toBeVisible()
})

test('hindrance and phases are added to a work, show on its page and come back in the form', async ({
  page,
  context,
}) => {
  const id = addWork({ title: 'Met hinder erbij', where: [{ street: 'baronstraat' }] })
  await signInAs(context, ['wijkwerker'])
  await page.goto(`/beheer/werken/${id}`)
  await press(page, 'button', 'Voeg hinder toe')
  const hindrance = page.getByRole('group', { name: 'Hinder', exact: true })
  await hindrance.getByLabel('Van', { exact: true }).fill('2026-11-01')
  await hindrance.getByLabel('Tot en met').fill('2098-03-31')
  await hindrance.getByLabel('Je mag er niet parkeren').check()
  await hindrance.getByRole('button', { name: 'Nog een straat' }).press('Enter')
  await hindrance.getByLabel('Straat', { exact: true }).fill('Nergensstraat')
  await press(page, 'button', 'Bewaar')
  await expect(page.getByRole('alert')).toHaveText('Kijk dit na: Hinder.')
  await hindrance.getByLabel('Straat', { exact: true }).fill('Baronstraat')
  await hindrance.getByLabel('Van nummer').fill('2')
  await hindrance.getByRole('button', { name: 'Nog een periode' }).press('Enter')
  await hindrance.getByLabel('Van', { exact: true }).nth(1).fill('2098-06-01')
  await hindrance.getByLabel('Tot en met').nth(1).fill('2098-06-30')
  await page.getByText('Fasen, documenten en bronnen').press('Enter')
  await press(page, 'button', 'Voeg een fase toe')
  await page.getByLabel('Naam van de fase').fill('Eerst de riool')
  await press(page, 'button', 'Bewaar')
  await expect(page.getByRole('status').filter({ hasText: 'Bewaard' })).toBeVisible()
  await page.goto(`/werken/${id}`)
  await expect(page.getByText('Je mag er niet parkeren').first()).toBeVisible()
  await expect(page.getByText('Eerst de riool').first()).toBeVisible()

  await page.goto(`/beheer/werken/${id}`)
  await expect(hindrance.getByLabel('Van nummer')).toHaveValue('2')
  await expect(hindrance.getByLabel('Tot en met').nth(1)).toHaveValue('30/6/2098')
  await hindrance.getByRole('button', { name: 'Haal deze periode weg' }).first().press('Enter')
  await press(page, 'button', 'Bewaar')
  await expect(page.getByRole('status').filter({ hasText: 'Bewaard' })).toBeVisible()
  await page.reload()
  await expect(hindrance.getByLabel('Tot en met')).toHaveCount(1)
  await expect(hindrance.getByLabel('Tot en met')).toHaveValue('30/6/2098')
  await hindrance.getByRole('button', { name: 'Haal weg', exact: true }).press('Enter')
  await press(page, 'button', 'Bewaar')
  await expect(page.getByRole('status').filter({ hasText: 'Bewaard' })).toBeVisible()
  await page.goto(`/werken/${id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Met hinder erbij' })).toBeVisible()
  await expect(page.getByText('Je mag er niet parkeren')).toHaveCount(0)
})

test('who ends a work says whether hindrance that outlasts it stays, and its page says so with the dates', async ({
  page,
  context,
}) => {
  const hindrances: NonNullable<NewWorkFile['hindrances']> = [
    { where: [{ street: 'baronstraat' }], periods: [{ start: '2026-11-01', end: '2098-09-30' }], effects: ['detour'] },
  ]
  const id = addWork({ title: 'Met hinder na het einde', hindrances })
  await signInAs(context, ['wijkwerker'])
  await page.goto(`/beheer/werken/${id}`)
  await page.getByText('De werken zijn klaar').press('Enter')
  const question = page.getByRole('group', { name: 'Er is nog hinder tot 30 september 2098. Blijft die?' })
  await press(page, 'button', 'Beëindig')
  await expect(question.getByRole('radio', { name: 'Ja, de hinder blijft' })).toBeFocused()
  await page.keyboard.press('Space')
  await press(page, 'button', 'Beëindig')
  await expect(page.getByLabel('Hoe ver staat het?')).toHaveValue('done')
  await page.goto(`/werken/${id}`)
  await expect(page.getByText('Er is nog hinder van 1 november 2026 tot en met 30 september 2098.')).toBeVisible()
  await expect(page.getByText('Nu hinder', { exact: true })).toBeVisible()
})

test('an end before the begin is told at its field, and so is a day that does not exist', async ({ page, context }) => {
  const id = addWork({ title: 'Nog niet begonnen', status: 'planned', plannedStart: '2098-12-01' })
  await signInAs(context, ['wijkwerker'])
  await page.goto(`/beheer/werken/${id}`)
  const end = page.getByLabel('Gepland einde')
  await end.fill('3/2098')
  await page.getByLabel('Verwacht einde').fill('mei 2099')
  await press(page, 'button', 'Bewaar')
  await expect(end).toBeFocused()
  await expect(end).toHaveAccessibleDescription(/^Dit ligt voor het begin: 1 december 2098\./)
  await end.fill('31/6/2099')
  await expect(end).toHaveAccessibleDescription(/^31 juni bestaat niet\./)
  await end.fill('3/2099')
  await press(page, 'button', 'Bewaar')
  await expect(page.getByRole('status').filter({ hasText: 'Bewaard' })).toBeVisible()
  await expect(page.getByLabel('Verwacht einde')).toHaveValue('5/2099')

  await page.getByText('De werken zijn klaar').press('Enter')
  await press(page, 'button', 'Beëindig')
  await expect(page.getByLabel('Klaar sinds')).toBeFocused()
  await expect(page.getByLabel('Klaar sinds')).toHaveAccessibleDescription(
    /^Het begin van deze werken ligt later: 1 december 2098\./,
  )
})

test('a date that cannot be read says how to write it, and hindrance outside its work is kept only knowingly', async ({
  page,
  context,
}) => {
  const id = addWork({ title: 'Met einde', plannedStart: '2026-11', plannedEnd: '2098-03' })
  await signInAs(context, ['wijkwerker'])
  await page.goto(`/beheer/werken/${id}`)
  await press(page, 'button', 'Voeg hinder toe')
  const hindrance = page.getByRole('group', { name: 'Hinder', exact: true })
  const from = hindrance.getByLabel('Van', { exact: true })
  const until = hindrance.getByLabel('Tot en met')
  await from.fill('3/12')
  await until.fill('1.4.2098')
  await press(page, 'button', 'Bewaar')
  await expect(from).toBeFocused()
  await expect(from).toHaveAttribute('aria-invalid', 'true')
  await expect(from).toHaveAccessibleDescription(/^We herkennen deze dag niet. Schrijf hem zoals 3\/12\/2026\./)
  await from.fill('03-12-2026')
  await expect(from).not.toHaveAttribute('aria-invalid')
  await expect(
    hindrance.getByText('Deze hinder duurt langer dan de werken. Einde van de werken: maart 2098.'),
  ).toBeVisible()
  await press(page, 'button', 'Bewaar')
  const known = hindrance.getByLabel('Dat klopt zo')
  await expect(known).toBeFocused()
  await known.check()
  await press(page, 'button', 'Bewaar')
  await expect(page.getByRole('status').filter({ hasText: 'Bewaard' })).toBeVisible()
  await page.reload()
  await expect(from).toHaveValue('3/12/2026')
  await expect(until).toHaveValue('1/4/2098')
  await expect(known).toBeChecked()
  await until.fill('31/3/2098')
  await expect(known).toHaveCount(0)
})

test('whose session ended while typing signs in elsewhere and goes on with what was typed', async ({
  page,
  context,
}) => {
  await signInAs(context, ['wijkwerker'])
  await page.goto('/beheer/werken/nieuw')
  await page.getByLabel('Titel').fill('Lang getypt')
  await page.getByLabel('Straat', { exact: true }).fill('Baronstraat')
  await page.getByLabel('Wie laat de werken doen?').fill('Fluvius')
  await page.getByLabel('Wie beslist erover?').fill('De stad')
  await context.clearCookies()
  await press(page, 'button', 'Maak en toon op de site')
  await expect(page.getByRole('alert')).toContainText('Je bent niet meer aangemeld')
  await expect(page.getByRole('alert').getByRole('link', { name: 'Meld je aan' })).toBeVisible()
  await signInAs(context, ['wijkwerker'])
  await press(page, 'button', 'Maak en toon op de site')
  await expect(page.getByRole('heading', { level: 1, name: 'Lang getypt' })).toBeVisible()
})

test('a consultation is made, answered, closed and concluded', async ({ page, context }) => {
  const title = `Welke bank wil je? (${crypto.randomUUID().slice(0, 8)})`
  await signInAs(context, ['wijkwerker'])
  await page.goto('/beheer/bevragingen')
  await press(page, 'link', 'Nieuwe bevraging')
  await page.getByLabel('Titel').fill(title)
  await page.getByLabel('Uitleg', { exact: true }).fill('Kies mee.')
  await page.getByLabel('Open vanaf').fill('2026-01-01')
  await page.getByLabel('Antwoorden tot en met').fill('2098-01-01')
  await page.getByLabel('Vraag', { exact: true }).fill('Welke kleur?')
  await page.getByLabel('Hoe antwoordt men?').selectOption('Kiezen uit een lijst')
  await page.getByLabel('Antwoorden om uit te kiezen').fill('Rood\nGroen')
  await press(page, 'button', 'Maak en toon op de site')
  await expect(page.getByRole('alert')).toContainText('Voor welke woonkernen en wijken?')
  await page.getByLabel('Kachtem').check()
  await press(page, 'button', 'Maak en toon op de site')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await page.getByRole('link', { name: 'Zo zien bewoners het' }).click()
  await page.getByLabel('Groen').check()
  await sendButton(page).click()
  await expect(thanks(page)).toBeVisible()
  await page.goto('/beheer/bevragingen')
  await press(page, 'link', title)
  await expect(page.getByText('Open. 1 antwoord.')).toBeVisible()
  await expect(page.getByText('Er zijn al antwoorden.')).toBeVisible()
  await page.getByText('Lees de antwoorden').press('Enter')
  await expect(page.getByRole('listitem').filter({ hasText: /^Groen ?1$/ })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: /^Rood ?0$/ })).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Antwoorden als CSV/ }).press('Enter')
  expect((await download).suggestedFilename()).toMatch(/^bevraging-\d+\.csv$/)
  await page.getByText('Sluit nu').first().press('Enter')
  await page.getByRole('button', { name: 'Sluit nu' }).press('Enter')
  await page.getByRole('textbox', { name: 'Wat kwam eruit?' }).fill('De bank wordt groen.')
  await page.getByLabel('Uitleg', { exact: true }).fill('Dank je om mee te kiezen.')
  await press(page, 'button', 'Zet dit op de pagina')
  await expect(page.getByRole('status').filter({ hasText: 'Bewaard' })).toBeVisible()
  await expect(page.getByLabel('Uitleg', { exact: true })).toHaveValue('Dank je om mee te kiezen.')
  await page.getByRole('link', { name: 'Zo zien bewoners het' }).click()
  await expect(page.getByText('De bank wordt groen.')).toBeVisible()
})

test('from the inbox an idea is taken along in a consultation by keyboard, and both pages lead to each other', async ({
  page,
  context,
  request,
}) => {
  const consultation = await addConsultation({ title: 'Wat komt er op het plein?' })
  const { idea } = await sendIdea(request, { title: 'Een fontein op het plein', theme: 'ontmoeting' })
  await sendIdea(request, { title: 'Een andere zaak', theme: 'verkeer' })
  await signInAs(context, ['wijkwerker'])
  await page.goto('/beheer')
  await page.getByText('Filter verder').press('Enter')
  await page.getByLabel('Waarover').selectOption('Ontmoeting')
  await expect(page).toHaveURL(/onderwerp=ontmoeting/)
  await expect(page.getByRole('link', { name: /Een fontein op het plein/ })).toBeVisible()
  await expect(page.getByRole('link', { name: /Een andere zaak/ })).toHaveCount(0)
  await page.getByRole('link', { name: /Een fontein op het plein/ }).press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'Een fontein op het plein' })).toBeFocused()
  await page.keyboard.press('b')
  await page.getByLabel('Waarbij hoort dit idee?').selectOption('Wat komt er op het plein?')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Meegenomen in de bevraging: Wat komt er op het plein?')).toBeVisible()
  await page.goto(`/idee/${idea.id}`)
  await page.getByRole('link', { name: 'Wat komt er op het plein?' }).press('Enter')
  await expect(page).toHaveURL(new RegExp(`/inspraak/${consultation}$`))
  await expect(page.getByRole('link', { name: 'Een fontein op het plein' })).toBeVisible()
})

test('from what is asked most at one place to a consultation about it, with the ideas on its page', async ({
  page,
  context,
  request,
}) => {
  const { items } = (await (await request.get('/api/streets')).json()) as { items: { id: number; slug: string }[] }
  const streetId = items.find(({ slug }) => slug === 'kachtemsestraat')?.id ?? 0
  await sendIdea(request, { title: 'Te smal voor twee fietsen', location: { streetId, houseNumber: '102' } })
  await signInAs(context, ['wijkwerker'])
  const asked = await page.request.get('/api/desk/hotspots?area=kachtem')
  const { items: units } = (await asked.json()) as { items: { slug: string }[] }
  await page.goto(`/beheer/veel-gevraagd/plek/${units[0]?.slug}`)
  await press(page, 'link', 'Maak hierover een bevraging')
  await expect(page.getByLabel('Titel')).toHaveValue(/^Hoe maken we .+ beter\?$/)
  await expect(page.getByLabel('Kachtem')).toBeChecked()
  await expect(page.getByLabel(/^Neem .* mee op de pagina$/)).toBeChecked()
  await page.getByLabel('Antwoorden tot en met').fill('2098-01-01')
  await press(page, 'button', 'Maak en toon op de site')
  await expect(page.getByRole('heading', { level: 1, name: /^Hoe maken we/ })).toBeVisible()
  await page.getByRole('link', { name: 'Zo zien bewoners het' }).click()
  await expect(page.getByRole('heading', { name: 'Ideeën van bewoners die we meenamen' })).toBeVisible()
})

for (const [width, colorScheme] of [
  [360, 'dark'],
  [1280, 'light'],
] as const) {
  test(`no page has a fault at ${width} px, ${colorScheme}`, async ({ page, context }) => {
    const work = addWork(FULL_WORK)
    const consultation = await addConsultation()
    await signInAs(context, ['wijkwerker'])
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const path of ['werken', 'werken/nieuw', `werken/${work}`, 'bevragingen', 'bevragingen/nieuw', consultation]) {
      await page.goto(`/beheer/${typeof path === 'number' ? `bevragingen/${path}` : path}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectNoFaults(page, String(path))
      await expectNoSidewaysScroll(page, String(path))
    }
    await page.goto(`/beheer/werken/${work}`)
    await press(page, 'button', 'Voeg hinder toe')
    await page.getByText('De werken zijn klaar').click()
    await expectNoFaults(page, 'all of a work opened')
    await expectNoSidewaysScroll(page, 'all of a work opened')
  })
}
