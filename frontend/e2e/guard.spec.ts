import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { expect, type Page, test } from '@playwright/test'
import { everyPage, NOWHERE } from './pages.ts'
import { openChooser, openForm, sendIdea } from './portal.ts'

const DIST = new URL('../dist/client/', import.meta.url).pathname
const ENGLISH =
  /\b(map|zoom (in|out) button|marker|close|toggle|attribution|loading|find my location|search|required|please|results?)\b/i

test('no request leaves the origin, the policy has nothing to report, and the console is silent', async ({
  page,
  baseURL,
}) => {
  const foreign: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(String(baseURL))) foreign.push(request.url())
  })
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`policy: ${violatedDirective} ${blockedURI}`),
    ),
  )
  const tile = page.waitForResponse((response) => response.url().includes('.mvt'))
  await page.goto('/')
  await tile
  await openForm(page)
  await expect(page.getByRole('button', { name: 'Hier is het' })).toBeVisible()
  expect(foreign).toEqual([])
  // Software rendering makes the browser itself complain of slow reads.
  expect(complaints.filter((text) => !/GPU stall|GL Driver/.test(text))).toEqual([])
})

async function expectNoEnglish(page: Page, state: string) {
  const names = await page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) =>
      ['aria-label', 'title', 'alt', 'placeholder'].flatMap((name) => element.getAttribute(name) ?? []),
    ),
  )
  const words = [...names, await page.locator('body').innerText()].join('\n')
  expect(words, state).toContain('Izegem')
  expect(words, state).not.toMatch(ENGLISH)
}

test('every page carries the phone number and the address', async ({ page, request }) => {
  const forResidents = (await everyPage(request)).filter((path) => !path.startsWith('/beheer'))
  for (const path of [...forResidents, ...NOWHERE]) {
    await page.goto(path)
    await expect(page.locator('header a[href="tel:051337375"]').first(), path).toBeAttached()
    await expect(page.locator('footer'), path).toContainText('Korenmarkt 10, 8870 Izegem')
    await expect(page.locator('footer'), path).toContainText('051/33.73.03')
  }
})

test('no English word of a library: list, map with a chooser, streets to choose from, what is missing', async ({
  page,
  request,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/')
  await expect(page.getByRole('region', { name: 'Kaart van de buurt' })).toBeVisible()
  await expectNoEnglish(page, 'list')
  await openChooser(page, request, { lng: 3.206321, lat: 50.903234 })
  await expectNoEnglish(page, 'chooser')
  await openForm(page)
  await expect(page.getByRole('button', { name: 'Hier is het' })).toBeVisible()
  await expectNoEnglish(page, 'map to point at a place')
  await page.getByRole('radio', { name: 'Straat en nummer' }).check()
  await page.getByRole('combobox', { name: 'Straat' }).fill('kerk')
  await expect(page.getByRole('option').first()).toBeVisible()
  await expectNoEnglish(page, 'streets to choose from')
  await page.getByRole('combobox', { name: 'Straat' }).fill('')
  await page.getByRole('button', { name: 'Verder' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Kies een straat uit de lijst.' })).toBeVisible()
  await expectNoEnglish(page, 'what is missing')
})

test('the address of a private link is told to no other site, and nothing personal is kept by caches', async ({
  request,
}) => {
  const { receipt } = await sendIdea(request)
  const page = await request.get(receipt.link)
  expect(page.headers()).toMatchObject({ 'referrer-policy': 'same-origin', 'cache-control': 'no-store' })
  expect(await page.text()).toContain('noindex')
})

test('a shared page has a title and a picture', async ({ request, page }) => {
  const { idea } = await sendIdea(request, { title: 'Om te delen met de buren' })
  await page.goto(`/idee/${idea.id}`)
  await expect(page).toHaveTitle(/Om te delen met de buren/)
  const image = await page.locator('meta[property="og:image"]').getAttribute('content')
  const picture = await request.get(new URL(String(image), page.url()).pathname)
  expect(picture.status()).toBe(200)
  expect(picture.headers()['content-type']).toContain('image/png')
})

test('the JavaScript of the home page stays within its budget', async ({ page }) => {
  const loaded = new Set<string>()
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (/\.m?js$/.test(pathname)) loaded.add(pathname)
  })
  const tile = page.waitForResponse((response) => response.url().includes('.mvt'))
  await page.goto('/')
  await tile
  const bytesOf = (path: string) => brotliCompressSync(readFileSync(join(DIST, path))).length
  const first = await (await page.request.get('/')).text()
  const beforeMap = [...loaded].filter((path) => first.includes(path))
  const sum = (paths: Iterable<string>) => [...paths].reduce((bytes, path) => bytes + bytesOf(path), 0)
  expect(readdirSync(join(DIST, 'assets')).length).toBeGreaterThan(3)
  expect(sum(beforeMap)).toBeGreaterThan(30_000)
  expect(sum(beforeMap)).toBeLessThanOrEqual(130_000)
  expect(sum(loaded)).toBeLessThanOrEqual(500_000)
})
