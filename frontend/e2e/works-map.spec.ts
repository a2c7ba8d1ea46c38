import { type APIRequestContext, expect, type Page, type Response, test } from '@playwright/test'
import type { FeatureCollection, Position } from 'geojson'
import { addConsultation } from './consultations.ts'
import { addWork, stateWork } from './content.ts'
import { database, sendIdea } from './portal.ts'

const map = (page: Page) => page.getByRole('region', { name: 'Kaart van de buurt' })
const list = (page: Page) => page.getByRole('main').getByRole('article')

/** The line of a work, and where it begins: far from its sign, which stands in the middle. */
async function startOf(request: APIRequestContext, id: number): Promise<Position> {
  const shapes: FeatureCollection = await (await request.get('/api/works.geojson')).json()
  const geometry = shapes.features.find(({ properties }) => properties?.id === id)?.geometry
  const [first] = geometry?.type === 'MultiLineString' ? (geometry.coordinates[0] ?? []) : lineOf(geometry)
  if (!first) throw new Error(`work ${id} has no line`)
  return first
}

const lineOf = (geometry: FeatureCollection['features'][number]['geometry'] | undefined) =>
  geometry?.type === 'LineString' ? geometry.coordinates : []

async function clickMiddle(page: Page) {
  const box = await map(page).boundingBox()
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2)
}

test('a work is chosen by a tap on its line, far from its sign, and its name stands on the map', async ({
  page,
  request,
}) => {
  // Begun last, so that it stands on the first page of the list.
  const id = await addWork({
    title: 'Langs de lijn',
    where: [{ street: 'blauwhuisstraat' }],
    actualStart: '2026-11-20',
  })
  const [lng, lat] = await startOf(request, id)
  await page.goto(`/?toon=werken&kaart=17/${lat}/${lng}`)
  await expect(map(page)).toBeVisible()
  // The line is pixels: only a click tells that it is drawn.
  await expect(async () => {
    await clickMiddle(page)
    await expect(page).toHaveURL(new RegExp(`werk=${id}(&|$)`), { timeout: 1_000 })
  }).toPass()
  await expect(page.locator('.map-chosen')).toHaveText('Langs de lijn')
  const card = page.locator(`#werk-${id}`)
  await expect(card).toHaveClass(/is-chosen/)
  await expect(card).toBeInViewport()
  // The whole of it is shown: the camera has left the end of the street.
  await expect(page).not.toHaveURL(new RegExp(`kaart=17/${lat}/`))
})

test('a tap on a work that is in view leaves the map where it is', async ({ page, request }) => {
  const id = await addWork({ title: 'Al in beeld', where: [{ street: 'populierenstraat' }] })
  const [lng, lat] = await startOf(request, id)
  await page.goto(`/?toon=werken&kaart=14.5/${lat}/${lng}`)
  await expect(map(page)).toBeVisible()
  await expect(async () => {
    await clickMiddle(page)
    await expect(page).toHaveURL(new RegExp(`werk=${id}(&|$)`), { timeout: 1_000 })
  }).toPass()
  await expect(page.locator('.map-chosen')).toHaveText('Al in beeld')
  await expect(page).toHaveURL(/kaart=14\.5\//)
})

test('a work is chosen from the list by keyboard alone, and let go', async ({ page }) => {
  const id = await addWork({ title: 'Met het toetsenbord', where: [{ street: 'olmenstraat' }] })
  await page.goto('/werken?area=de-mol')
  const toMap = page.getByRole('link', { name: 'Toon op de kaart: Met het toetsenbord' })
  await toMap.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`werk=${id}`))
  await expect(page.locator('.map-chosen')).toHaveText('Met het toetsenbord')
  await expect(page.locator(`#werk-${id}`)).toHaveClass(/is-chosen/)
  await page.goBack()
  await expect(page.locator('.map-chosen')).toHaveCount(0)
})

test('a work is chosen from the list on a phone, and read below the map', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await addWork({ title: 'Op een telefoon', where: [{ street: 'plataanstraat' }] })
  await page.goto('/werken?area=de-mol')
  await page.getByRole('link', { name: 'Toon op de kaart: Op een telefoon' }).click()
  await expect(map(page)).toBeVisible()
  const card = page.getByRole('region', { name: 'Gekozen op de kaart' })
  await expect(card.getByRole('link', { name: 'Op een telefoon', exact: true })).toBeInViewport({ ratio: 1 })
})

test('tabs, list, map and counts agree', async ({ page, request }) => {
  await addWork({ title: 'Bezig in Bosmolens', where: [{ street: 'beiaardstraat' }], example: false })
  await addWork({ title: 'Gepland in Bosmolens', status: 'planned', where: [{ street: 'boterstraat' }] })
  await addWork({ title: 'Klaar in Bosmolens', status: 'done', where: [{ street: 'boterstraat' }], example: false })
  const asking = await addConsultation({ title: 'Vraag aan Bosmolens', areas: ['bosmolens'] })
  await page.goto('/kern/bosmolens')
  const tabs = page.getByRole('navigation', { name: 'Wat wil je zien?' })
  for (const title of ['Bezig', 'Gepland', 'Klaar'].map((word) => `${word} in Bosmolens`)) {
    await expect(list(page).getByRole('link', { name: title, exact: true })).toBeVisible()
  }
  await tabs.getByRole('link', { name: /^Werken/ }).click()
  await expect(page).toHaveURL(/toon=werken/)
  await expect(tabs.getByRole('link', { name: /^Werken/ })).toHaveAttribute('aria-current', 'page')
  const query = 'area=bosmolens&status=in-progress,planned'
  const works = await (await request.get(`/api/works?${query}`)).json()
  const shapes = await (await request.get(`/api/works.geojson?${query}`)).json()
  await expect(list(page)).toHaveCount(works.count)
  expect(shapes.features).toHaveLength(works.count)
  await expect(tabs.getByRole('link', { name: `Werken ${works.count - works.examples}` })).toBeVisible()
  await page.getByRole('link', { name: 'Klaar', exact: true }).click()
  await expect(list(page).getByRole('link', { name: 'Klaar in Bosmolens', exact: true })).toBeVisible()
  await expect(list(page).getByRole('link', { name: 'Bezig in Bosmolens', exact: true })).toHaveCount(0)

  await tabs.getByRole('link', { name: /^Bevragingen/ }).click()
  const counted = async (states: string) =>
    (await (await request.get(`/api/consultations?area=bosmolens&state=${states}`)).json()).count
  await expect(list(page)).toHaveCount(await counted('open,upcoming'))
  await expect(page.locator(`#bevraging-${asking}`).getByText('Nog 12 dagen open')).toBeVisible()
  await page.getByRole('link', { name: 'Afgelopen', exact: true }).click()
  await expect(page.locator(`#bevraging-${asking}`)).toHaveCount(0)
  await expect(list(page)).toHaveCount(await counted('closed'))
})

test('a work in a street through two kernen is found from the page of both', async ({ page }) => {
  await addWork({ title: 'Door twee kernen', status: 'planned', where: [{ street: 'kachtemsestraat' }] })
  for (const { slug, isFound } of [
    { slug: 'kachtem', isFound: true },
    { slug: 'emelgem', isFound: true },
    { slug: 'bosmolens', isFound: false },
  ]) {
    await page.goto(`/kern/${slug}?toon=werken&werkstatus=gepland`)
    await expect(page.getByRole('region', { name: 'Openbare werken' })).toHaveAttribute('aria-busy', 'false')
    await expect(list(page).getByRole('link', { name: 'Door twee kernen', exact: true })).toHaveCount(isFound ? 1 : 0)
  }
})

test('where an idea lies on a work, the map asks which is meant', async ({ page, request }) => {
  const id = await addWork({ title: 'Onder een idee', where: [{ street: 'dennenstraat' }] })
  const [lng = 0, lat = 0] = await startOf(request, id)
  const { idea } = await sendIdea(request, { title: 'Boven een werk', location: { lng, lat } })
  const chooser = page.getByRole('dialog', { name: /dingen op deze plek/ })
  // Anew each time: a tap while only one of the two is drawn chooses that one, and may move the map.
  await expect(async () => {
    const drawn = ['/api/works.geojson', '/api/tiles/ideas/'].map((path) =>
      page.waitForResponse((response) => response.url().includes(path)),
    )
    await page.goto(`/?kaart=17/${lat}/${lng}`)
    await Promise.all(drawn)
    await expect(map(page)).toBeVisible()
    await expect(map(page)).not.toHaveAttribute('aria-busy', 'true')
    await clickMiddle(page)
    await expect(chooser).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expect(chooser.getByRole('button', { name: /Boven een werk/ })).toBeVisible()
  await chooser.getByRole('button', { name: /Onder een idee.*Werken, Bezig/ }).click()
  await expect(page).toHaveURL(new RegExp(`werk=${id}`))
  expect(idea.id).toBeGreaterThan(0)
})

test('a room says its address and whom to call, and what nobody knows', async ({ page }) => {
  const sql = database()
  await sql`insert into community_rooms (slug, name, address, geom)
    values ('proefzaal', 'Proefzaal', 'Proefstraat 1', ST_SetSRID(ST_MakePoint(3.2003, 50.9012), 4326))`.finally(() =>
    sql.end(),
  )
  await page.goto('/?kaart=17/50.9012/3.2003')
  await expect(page.getByRole('heading', { name: 'Ontmoetingsruimtes' })).toBeVisible()
  await expect(async () => {
    await clickMiddle(page)
    await expect(page).toHaveURL(/ruimte=proefzaal/, { timeout: 1_000 })
  }).toPass()
  await expect(page.locator('.map-chosen')).toHaveText('Proefzaal')
  const card = page.locator('#ruimte-proefzaal')
  await expect(card).toBeInViewport()
  await expect(card.getByText('Proefstraat 1')).toBeVisible()
  await expect(card.getByText('Toegang en telefoon: niet bekend.')).toBeVisible()
})

test('what staff says of a work shows on the open page at once, in the list and on the map', async ({ page }) => {
  const id = await addWork({ title: 'Met nieuws', where: [{ street: 'klijtstraat' }] })
  const isDrawing = (response: Response) => response.url().includes('/api/works.geojson')
  const standing = page.waitForResponse(isDrawing)
  // A kern of its own: the journeys beside this one add works too, and a page of the list holds so many.
  await page.goto('/werken?area=de-mol')
  await standing
  const card = page.locator(`#werk-${id}`)
  await expect(card).toBeVisible()
  await stateWork(id, 'Vandaag is de straat dicht. Morgen niet meer.', new Date().toISOString().slice(0, 10))
  await expect(card.getByText('Vandaag is de straat dicht.')).toBeVisible()
  const drawn = page.waitForResponse(
    async (response) => isDrawing(response) && (await response.text()).includes('Pas begonnen'),
  )
  const added = await addWork({ title: 'Pas begonnen', where: [{ street: 'vijverhof' }] })
  await expect(page.locator(`#werk-${added}`)).toBeVisible()
  await drawn
})

test('works and consultations read without JavaScript, on tabs that are plain links', async ({ browser }) => {
  await addWork({ title: 'Zonder script', where: [{ street: 'klijtstraat' }] })
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/?area=de-mol')
  await page.getByRole('link', { name: /^Werken/ }).click()
  await expect(list(page).getByRole('link', { name: 'Zonder script', exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Gepland', exact: true }).click()
  await expect(list(page).getByRole('link', { name: 'Zonder script', exact: true })).toHaveCount(0)
  await page.goto('/inspraak')
  await expect(page.getByRole('heading', { level: 1, name: 'Inspraak' })).toBeVisible()
  await context.close()
})
