import { expect, type Page, test } from '@playwright/test'
import { expectNoFaults, expectNoSidewaysScroll } from './faults.ts'
import { database, sendIdea } from './portal.ts'
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

test('the card of a stretch says what it is held against, as on the page one came from, and leads back there', async ({
  page,
  context,
  request,
}) => {
  const { items } = (await (await request.get('/api/streets')).json()) as { items: { id: number; slug: string }[] }
  const sql = database()
  const [stretch] = await sql<{ slug: string; street: string; number: string }[]>`
    select u.slug, s.slug as street, u.from_number::text as number
    from areas a cross join lateral units_of(a.id) u join streets s on s.id = u.street_id
    where a.slug = 'wijk-achter-de-kerk' and u.kind = 'stretch' and u.addresses > 10 order by u.id limit 1`
  await sql`update spatial_units set residents = 2 * addresses`
  try {
    const streetId = items.find(({ slug }) => slug === stretch?.street)?.id ?? 0
    await sendIdea(request, { location: { streetId, houseNumber: stretch?.number ?? '' } })
    await signInAs(context, ['wijkwerker'])
    await page.goto('/beheer/veel-gevraagd/wijk-achter-de-kerk')
    await page.getByLabel('Vergelijk met').selectOption('inwoners')
    await page.locator(`a[href*="/plek/${stretch?.slug}?"]`).click()
    await expect(page).toHaveURL(/tegenover=inwoners&binnen=wijk-achter-de-kerk$/)
    await expect(page.getByText(/bij ongeveer \d+ inwoners\. Als elke inwoner van Wijk achter de Kerk/)).toBeVisible()
    await page.getByRole('link', { name: 'Veel gevraagd in Wijk achter de Kerk' }).click()
    await expect(page.getByLabel('Vergelijk met')).toHaveValue('residents')
    await page.goto(`/beheer/veel-gevraagd/plek/${stretch?.slug}`)
    await expect(page.getByText(/adressen\. Als elk adres van Centrum Izegem even vaak iets vroeg/)).toBeVisible()
  } finally {
    await sql`update spatial_units set residents = null`
    await sql.end()
  }
})

test('of a table that hides small numbers and one that shows them it is said which can be shared', async ({
  page,
  context,
}) => {
  await signInAs(context, ['wijkwerker'])
  await page.goto('/beheer/veel-gevraagd')
  await expect(page.getByText('Deze tabel kun je delen')).toBeVisible()
  await page.getByLabel('Binnengekomen').selectOption('per telefoon')
  await expect(page.getByText('Deze tabel is voor je eigen werk')).toBeVisible()
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
