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
