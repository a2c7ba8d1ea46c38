import { expect, type Page, test } from '@playwright/test'
import { expectNoFaults, expectNoSidewaysScroll } from './faults.ts'
import { database } from './portal.ts'
import { signInAs } from './staff.ts'

const YEAR = new Date().getFullYear() + 1

test.beforeEach(async () => {
  const sql = database()
  await sql`delete from year_choices`
  await sql.end()
})

test('the year: plan, trajectory and framework are filled in, and stay', async ({ page, context }) => {
  await signInAs(context, ['wijkwerker'])
  await page.goto('/beheer/jaar')
  for (const [label, choice] of [
    ['Wijkplan van De Mol', 'ja'],
    ['Laatste traject van De Mol', 'nog nooit'],
    ['Laatste opvolging van het wijkplan van De Mol', '2025'],
  ] as const) {
    const kept = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok())
    await page.getByLabel(label, { exact: true }).selectOption(choice)
    await kept
  }
  await expect(page.getByText('Bewaard.')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Wijkplan van De Mol', { exact: true })).toHaveValue('yes')
  await expect(page.getByLabel('Laatste traject van De Mol')).toHaveValue('never')
  await expect(page.getByLabel('Laatste opvolging van het wijkplan van De Mol')).toHaveValue('2025')
  for (const [width, colorScheme] of [
    [360, 'dark'],
    [1280, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme })
    await page.goto('/beheer/jaar')
    await expect(page.getByRole('heading', { level: 1, name: 'Jaar' })).toBeVisible()
    await expectNoFaults(page, `the year at ${width} px`)
    await expectNoSidewaysScroll(page, `the year at ${width} px`)
  }
})

async function choose(page: Page, area: string, reason: string) {
  await page.getByLabel('Woonkern of wijk').selectOption(area)
  await page.getByLabel('Waarom deze?').fill(reason)
  await page.getByRole('button', { name: 'Kies', exact: true }).press('Enter')
}
const chosen = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })
const question = (page: Page, area: string) =>
  page.getByRole('heading', { name: `Voor ${YEAR} is ${area} al gekozen`, exact: true })

test('the choice of a kern is read by everyone; another one asks what it replaces, and it can be withdrawn', async ({
  page,
  context,
}) => {
  await signInAs(context, ['wijkwerker'])
  await page.goto('/beheer/jaar')
  await choose(page, 'De Mol', 'Daar horen we het minst van iedereen.')
  await expect(page.getByText('Je uitleg staat nu op de site.')).toBeVisible()
  await page.goto('/kern/de-mol')
  await expect(page.getByText('Daar horen we het minst van iedereen.')).toBeVisible()

  await page.goto('/beheer/jaar')
  await page.getByLabel('Woonkern of wijk').selectOption('Kachtem')
  await expect(page.getByLabel('Waarom deze?')).toHaveValue('')
  await choose(page, 'Kachtem', 'Daar komen grote werken aan.')
  await expect(question(page, 'De Mol')).toBeFocused()
  await expect(page.getByText('Daar horen we het minst van iedereen.', { exact: true })).toBeVisible()
  await expectNoFaults(page, 'the question')
  await page.getByRole('button', { name: 'Toch niet' }).press('Enter')
  await expect(page.getByLabel('Woonkern of wijk')).toBeFocused()
  await expect(chosen(page, 'De Mol. Daar horen we')).toBeVisible()
  await page.getByRole('button', { name: 'Kies', exact: true }).press('Enter')
  await page.getByRole('button', { name: 'Kies Kachtem in plaats van De Mol' }).press('Enter')
  await expect(chosen(page, 'Kachtem. Daar komen grote werken aan.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Gekozen' })).toBeFocused()

  await page.getByText(`Trek de keuze voor ${YEAR} in`).click()
  await page.getByLabel('Waarom? Dit komt in het logboek, niet op de site.').fill('De werken zijn uitgesteld.')
  await page.getByRole('button', { name: 'Trek de keuze van Kachtem in' }).press('Enter')
  await expect(page.getByText('Nog niets gekozen.')).toBeVisible()
  await page.goto('/kern/kachtem')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('Daar komen grote werken aan.')).toBeHidden()
})

test('of two who choose at once the second is told, keeps what was typed and is asked anew', async ({
  page,
  context,
}) => {
  await signInAs(context, ['wijkwerker'])
  const other = await context.newPage()
  for (const each of [page, other]) await each.goto('/beheer/jaar')
  await other.getByLabel('Waarom deze?').fill('Emelgem wacht al lang.')
  await choose(page, 'De Mol', 'Daar horen we het minst van iedereen.')
  await expect(page.getByText('Je uitleg staat nu op de site.')).toBeVisible()
  await choose(other, 'Emelgem', 'Emelgem wacht al lang.')
  await expect(other.getByRole('alert')).toContainText('Iemand anders heeft de keuze intussen veranderd.')
  await expect(chosen(other, 'De Mol. Daar horen we')).toBeVisible()
  await expect(other.getByLabel('Waarom deze?')).toHaveValue('Emelgem wacht al lang.')
  await other.getByRole('button', { name: 'Kies', exact: true }).press('Enter')
  await expect(question(other, 'De Mol')).toBeFocused()
  await other.getByRole('button', { name: 'Kies Emelgem in plaats van De Mol' }).press('Enter')
  await expect(chosen(other, 'Emelgem. Emelgem wacht al lang.')).toBeVisible()
})

test('who works for one kern does not change what another chose', async ({ page, context, browser }) => {
  await signInAs(context, ['wijkwerker'])
  await page.goto('/beheer/jaar')
  await choose(page, 'De Mol', 'Daar horen we het minst van iedereen.')
  await expect(chosen(page, 'De Mol. Daar horen we')).toBeVisible()
  const elsewhere = await browser.newContext()
  await signInAs(elsewhere, ['wijkwerker'], { areas: ['kachtem'] })
  const other = await elsewhere.newPage()
  await other.goto('/beheer/jaar')
  await expect(other.getByText('Jij werkt daar niet.')).toBeVisible()
  await expect(other.getByRole('button', { name: 'Kies', exact: true })).toBeHidden()
  await expect(other.getByText(`Trek de keuze voor ${YEAR} in`)).toBeHidden()
  await elsewhere.close()
})

test('on a narrow screen every kern is a card with the headings of the table, which is a table still', async ({
  page,
  context,
}) => {
  await signInAs(context, ['wijkwerker'])
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto('/beheer/jaar')
  const table = page.getByRole('table', { name: 'Woonkernen en wijken' })
  await expect(table.getByRole('columnheader', { name: 'Adressen', exact: true })).toHaveCount(1)
  const emelgem = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Emelgem' }) })
  await expect(emelgem.getByRole('cell', { name: '2.233', exact: true })).toBeVisible()
  const figure = emelgem.locator('td[data-heading="Adressen"]')
  expect(await figure.evaluate((cell) => getComputedStyle(cell, '::before').content)).toContain('Adressen')
  expect(await table.evaluate(({ parentElement: box }) => box && box.scrollWidth - box.clientWidth)).toBe(0)
})
