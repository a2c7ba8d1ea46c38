import { VectorTile } from '@mapbox/vector-tile'
import { expect, type Page, type Response, test } from '@playwright/test'
import { PbfReader } from 'pbf'
import { moderate, sendIdea } from './portal.ts'

const card = (page: Page, title: string) => page.getByRole('main').getByRole('link', { name: title, exact: true })
const counted = async (page: Page) =>
  Number(/(\d+) idee/.exec((await page.locator('.counts').textContent()) ?? '')?.[1] ?? 0)
const located = { lng: 3.2295, lat: 50.9278 }
const SERVICE_IDEAS = '/?kind=service'
const isTile = (response: Response) => response.url().includes('.mvt')

type Tile = { url: string; ids: number[] }

/** Every tile that a page receives from now on, with the ideas that stand alone in it. */
async function readTiles(page: Page): Promise<Tile[]> {
  const tiles: Tile[] = []
  // Without the browser's cache each answer carries its tile.
  await page.route(/\.mvt/, (route) => route.continue())
  page.on('response', async (response) => {
    if (!isTile(response)) return
    const layer = response.status() === 200 ? new VectorTile(new PbfReader(await response.body())).layers.ideas : null
    const ids = Array.from({ length: layer?.length ?? 0 }, (_, at) => Number(layer?.feature(at).id))
    tiles.push({ url: response.url(), ids })
  })
  return tiles
}

const received = (tiles: Tile[]) => tiles.flatMap(({ ids }) => ids)
const onMap = (tiles: Tile[]) => [...new Map(tiles.map(({ url, ids }) => [url, ids])).values()].flat()

test('what somebody sends shows on another open page without a reload: list, count, map and live region', async ({
  browser,
  request,
}) => {
  // Other journeys send ideas at the same time, but none about a service.
  const page = await browser.newPage()
  // The map draws in software here: what comes next is measured once it stands.
  const standing = page.waitForResponse(isTile)
  await page.goto(SERVICE_IDEAS)
  await standing
  const before = await counted(page)
  const tile = page.waitForResponse((response) => isTile(response) && response.status() === 200)
  await sendIdea(request, { title: 'Een idee van elders', kind: 'service', location: located })
  await expect(card(page, 'Een idee van elders')).toBeVisible()
  await expect(
    page.locator('[aria-live=polite], [role=status]').filter({ hasText: 'Nieuw idee: Een idee van elders' }),
  ).toBeAttached()
  expect(await counted(page)).toBe(before + 1)
  await tile
})

test('a page with a filter shows no idea that does not meet it, in the list nor on the map', async ({
  browser,
  request,
}) => {
  const lonely = { lng: 3.2141, lat: 50.9071 }
  const page = await browser.newPage()
  const tiles = await readTiles(page)
  await page.goto(`/?theme=wonen&weergave=kaart&kaart=17/${lonely.lat}/${lonely.lng}`)
  await expect(page.getByRole('region', { name: 'Kaart van de buurt' })).toBeVisible()
  await expect.poll(() => tiles.length).toBeGreaterThan(0)
  const green = await sendIdea(request, { title: 'Een boom, geen huis', theme: 'groen', location: lonely })
  const beside = { ...lonely, lng: lonely.lng + 0.0005 }
  const home = await sendIdea(request, { title: 'Een huis voor iedereen', theme: 'wonen', location: beside })
  await expect(card(page, 'Een huis voor iedereen')).toBeVisible()
  await expect.poll(() => received(tiles)).toContain(home.idea.id)
  expect(received(tiles)).not.toContain(green.idea.id)
  await expect(card(page, 'Een boom, geen huis')).toHaveCount(0)
})

test('what staff hide leaves the list, the count and the map of an open page without a reload', async ({
  browser,
  request,
}) => {
  const lonely = { lng: 3.2061, lat: 50.8975 }
  const title = 'Dit scheldt iemand uit'
  const { idea } = await sendIdea(request, { title, kind: 'service', location: lonely })
  const page = await browser.newPage()
  const tiles = await readTiles(page)
  await page.goto(`${SERVICE_IDEAS}&kaart=17/${lonely.lat}/${lonely.lng}`)
  await expect(card(page, title)).toBeVisible()
  await expect.poll(() => onMap(tiles)).toContain(idea.id)
  const before = await counted(page)
  moderate('hide', String(idea.id), '--reason', 'Scheldt iemand uit')
  await expect(card(page, title)).toHaveCount(0)
  await expect.poll(() => counted(page)).toBe(before - 1)
  await expect.poll(() => onMap(tiles), { intervals: [50] }).not.toContain(idea.id)
})

test('after half a minute without network the page catches up and misses none of twenty', async ({
  page,
  context,
  request,
}) => {
  test.setTimeout(120_000)
  // A list of its own: what other journeys make meanwhile must not push the first of the twenty off its first page.
  await page.goto('/?toon=ideeen&theme=milieu')
  await sendIdea(request, { title: 'Voor de stilte', theme: 'milieu' })
  await expect(card(page, 'Voor de stilte')).toBeVisible()
  await context.setOffline(true)
  const until = Date.now() + 30_000
  const titles = Array.from({ length: 20 }, (_, number) => `In de stilte ${number + 1}`)
  for (const title of titles) await sendIdea(request, { title, theme: 'milieu' })
  await expect.poll(() => Date.now() > until, { timeout: 40_000, intervals: [1_000] }).toBe(true)
  await context.setOffline(false)
  for (const title of titles) await expect(card(page, title).first()).toBeVisible()
})
