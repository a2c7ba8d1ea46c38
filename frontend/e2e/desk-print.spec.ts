import { expect, test } from '@playwright/test'
import { expectNoFaults, expectNoSidewaysScroll } from './faults.ts'
import { sendIdea } from './portal.ts'
import { signInAs } from './staff.ts'

test('the open ideas of a kern are printed street by street, without who sent them or what is closed', async ({
  page,
  context,
  request,
}) => {
  await sendIdea(request, {
    title: 'Een boom op papier',
    name: 'Geheime Naam',
    reply: { phone: '051 99 99 99' },
    location: { lng: 3.2257, lat: 50.9235 },
  })
  await signInAs(context, ['wijkwerker'])
  await page.goto('/beheer?kern=emelgem')
  await page.getByRole('link', { name: /^Druk af/ }).press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'Open ideeën in Emelgem' })).toBeVisible()
  const sheet = page.getByRole('region', { name: 'Open ideeën' })
  await expect(sheet.getByText('Een boom op papier')).toBeVisible()
  await expect(sheet).not.toContainText('Geheime')
  await expect(sheet).not.toContainText('99 99')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Druk af' })).toBeHidden()
})

test('the paper form names the squares of each street on a map, and the poster leads to the kern', async ({
  page,
  context,
}) => {
  await signInAs(context, ['wijkwerker'])
  await page.goto('/beheer/druk/kachtem?wat=formulier')
  await expect(page.getByRole('img', { name: 'Kaart van Kachtem, verdeeld in vakken' })).toBeVisible()
  const street = page.getByRole('listitem').filter({ hasText: /^Kachtemsestraat/ })
  await expect(street).toHaveText(/^Kachtemsestraat [A-Z]\d/)
  await page.getByRole('link', { name: 'Affiche' }).press('Enter')
  await expect(page.getByText(/\/kern\/kachtem$/)).toBeVisible()
  await expect(page.getByText('Bel 051/33.73.75')).toBeVisible()
})

for (const [width, colorScheme] of [
  [360, 'dark'],
  [1280, 'light'],
] as const) {
  test(`no sheet has a fault at ${width} px, ${colorScheme}`, async ({ page, context, request }) => {
    await sendIdea(request, { title: 'Op papier zonder fout', location: { lng: 3.2257, lat: 50.9235 } })
    await signInAs(context, ['wijkwerker'])
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const sheet of ['ideeen', 'affiche', 'formulier']) {
      await page.goto(`/beheer/druk/emelgem?wat=${sheet}`)
      await expect(page.getByRole('heading', { level: 1, name: 'Druk af voor Emelgem' })).toBeVisible()
      await expectNoFaults(page, sheet)
      await expectNoSidewaysScroll(page, sheet)
    }
  })
}

test('the year: plan, trajectory and framework are filled in, and the choice of a kern is read by everyone', async ({
  page,
  context,
}) => {
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
  await page.getByLabel('Woonkern of wijk').selectOption('De Mol')
  await page.getByLabel('Waarom deze?').fill('Daar horen we het minst van iedereen.')
  await page.getByRole('button', { name: 'Kies', exact: true }).press('Enter')
  await expect(page.getByRole('listitem').filter({ hasText: 'De Mol. Daar horen we' })).toBeVisible()
  await page.goto('/kern/de-mol')
  await expect(page.getByText('Daar horen we het minst van iedereen.')).toBeVisible()
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
