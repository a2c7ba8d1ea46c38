import { expect, type Page, test } from '@playwright/test'
import { expectNoFaults, expectNoSidewaysScroll } from './faults.ts'
import { sendIdea } from './portal.ts'
import { signInAs } from './staff.ts'

const row = (page: Page, name: RegExp | string) => page.getByRole('row').filter({ hasText: name })

test('from all kernen to a dossier by keyboard: what is asked more than expected is marked in words', async ({
  page,
  context,
  request,
}) => {
  const found = await request.get('/api/streets')
  const streets = (await found.json()) as { items: { id: number; slug: string }[] }
  const street = streets.items.find(({ slug }) => slug === 'kachtemsestraat')
  for (let count = 0; count < 12; count += 1) {
    await sendIdea(request, {
      title: `Te snel verkeer ${count}`,
      theme: 'verkeer',
      location: { streetId: street?.id ?? 0, houseNumber: String(100 + count) },
    })
  }
  await signInAs(context, ['wijkwerker'])
  await page.goto('/beheer')
  await page.getByRole('link', { name: 'Veel gevraagd' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Veel gevraagd' })).toBeVisible()
  const kernen = page.getByRole('region', { name: 'Ideeën per woonkern of wijk' })
  await kernen.getByRole('link', { name: 'Kachtem', exact: true }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Veel gevraagd in Kachtem' })).toBeVisible()
  await page.getByLabel('Onderwerp').selectOption('Verkeer')
  await expect(page).toHaveURL(/onderwerp=verkeer/)
  const first = row(page, 'Kachtemsestraat').first()
  await expect(first).toContainText('meer dan verwacht')
  await first.getByRole('link').press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^Kachtemsestraat, nr\. / })).toBeVisible()
  await expect(page.getByText('snel (', { exact: false })).toBeVisible()
  await page.getByLabel('Naam').fill('Snelheid Kachtemsestraat')
  await page.getByRole('button', { name: 'Bewaar' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Snelheid Kachtemsestraat' })).toBeVisible()
  await page.getByLabel('Notitie').fill('Eerst meten.')
  await page.getByRole('button', { name: 'Bewaar' }).press('Enter')
  await expect(page.getByText('Bewaard.')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Notitie')).toHaveValue('Eerst meten.')
})

for (const [width, colorScheme] of [
  [360, 'dark'],
  [1280, 'light'],
] as const) {
  test(`no page has a fault at ${width} px, ${colorScheme}`, async ({ page, context, request }) => {
    const { idea } = await sendIdea(request, { location: { lng: 3.2257, lat: 50.9235 } })
    await signInAs(context, ['administrator', 'wijkwerker'])
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.goto('/beheer')
    const made = await page.request.post('/api/desk/dossiers', {
      headers: { 'sec-fetch-site': 'same-origin' },
      data: { title: 'Een dossier', ideas: [idea.id] },
    })
    const { id } = (await made.json()) as { id: number }
    const ranked = await page.request.get('/api/desk/hotspots?area=emelgem')
    const { items } = (await ranked.json()) as { items: { slug: string }[] }
    for (const path of [
      '/beheer/veel-gevraagd',
      '/beheer/veel-gevraagd/emelgem',
      '/beheer/veel-gevraagd/emelgem?soort=vak&onderwerp=wonen',
      `/beheer/veel-gevraagd/plek/${items[0]?.slug}`,
      `/beheer/dossiers/${id}`,
      '/beheer/veel-gevraagd/nergens',
    ]) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectNoFaults(page, path)
      await expectNoSidewaysScroll(page, path)
    }
  })
}
