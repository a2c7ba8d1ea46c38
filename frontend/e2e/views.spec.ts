import { VectorTile } from '@mapbox/vector-tile'
import { expect, test } from '@playwright/test'
import { PbfReader } from 'pbf'
import { moderate, openForm, sendIdea, tellAndSend } from './portal.ts'

const located = { lng: 3.1893, lat: 50.9385 }

test('list, count, map, CSV and GeoJSON agree on a filter', async ({ page, request }) => {
  for (const theme of ['netheid', 'netheid', 'verkeer'] as const) {
    await sendIdea(request, { title: `Agreement ${theme}`, theme, location: located })
  }
  await page.goto('/kern/kachtem')
  await page.getByText('Filter', { exact: true }).click()
  await page.getByRole('combobox', { name: 'Onderwerp' }).selectOption('netheid')
  await expect(page).toHaveURL(/theme=netheid/)
  const query = 'area=kachtem&theme=netheid'
  const list = await (await request.get(`/api/ideas?${query}&limit=100`)).json()
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(list.count)
  const csv = (await (await request.get(`/api/ideas.csv?${query}`)).text()).trim().split('\n').length - 1
  const geojson = await (await request.get(`/api/ideas.geojson?${query}`)).json()
  const world = await request.get(`/api/tiles/ideas/0/0/0.mvt?${query}`)
  const layer = new VectorTile(new PbfReader(await world.body())).layers.ideas
  const drawn = Array.from({ length: layer?.length ?? 0 }, (_, at) => Number(layer?.feature(at).properties.count ?? 1))
  expect([csv, geojson.features.length, drawn.reduce((sum, count) => sum + count, 0) + list.unplaced]).toEqual([
    list.count,
    list.count,
    list.count,
  ])
})

test('the back button and a shared address bring the view back', async ({ page, browser, request }) => {
  const { idea } = await sendIdea(request, { title: 'Om te delen', theme: 'welzijn', location: located })
  await page.goto('/')
  await page.getByText('Filter', { exact: true }).click()
  await page.getByRole('combobox', { name: 'Onderwerp' }).selectOption('welzijn')
  await expect(page).toHaveURL(/theme=welzijn/)
  const shared = page.url()
  await page.getByRole('main').getByRole('link', { name: 'Om te delen', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/idee/${idea.id}$`))
  await expect(page.getByRole('heading', { level: 1, name: 'Om te delen' })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(shared)
  await expect(page.getByRole('link', { name: 'Welzijn, wis deze filter' })).toBeVisible()
  const other = await browser.newPage()
  await other.goto(shared)
  await expect(other.getByRole('main').getByRole('link', { name: 'Om te delen', exact: true })).toBeVisible()
})

test('an answer shows on the open page at once', async ({ page, request }) => {
  const { idea } = await sendIdea(request, { title: 'Met antwoord' })
  await page.goto(`/idee/${idea.id}`)
  await expect(page.getByText('Ontvangen').first()).toBeVisible()
  await expect(page.getByText('Komt in orde in het voorjaar.')).toHaveCount(0)
  moderate('answer', String(idea.id), '--status', 'planned', '--reason', 'Komt in orde in het voorjaar.')
  await expect(page.getByText('Komt in orde in het voorjaar.')).toBeVisible()
  await expect(page.getByText('Gepland').first()).toBeVisible()
})

test('own ideas are found back on this device, to open and to withdraw', async ({ page }) => {
  await page.goto('/mijn-ideeen')
  await expect(page.getByText('Je verstuurde nog geen idee vanop dit toestel.')).toBeVisible()
  await openForm(page)
  await page.getByRole('radio', { name: 'Zonder plek' }).check()
  const { number, link } = await tellAndSend(page, 'Van mij')
  await page.goto('/mijn-ideeen')
  const mine = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: `Idee ${number}` })
  await expect(mine.getByRole('link', { name: 'Van mij' })).toBeVisible()
  await mine.getByRole('link', { name: 'Aanpassen of intrekken' }).click()
  await expect(page).toHaveURL(link)
  await expect(page.getByLabel('Je idee in één zin')).toHaveValue('Van mij')

  await page.getByText('Trek je idee in').first().click()
  await page.getByRole('button', { name: 'Ja, trek mijn idee in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Je idee is ingetrokken' })).toBeVisible()
  expect((await page.request.get(`/api/ideas/${number}`)).status()).toBe(404)
  await page.goto('/mijn-ideeen')
  await expect(page.getByText('Er staat geen idee meer in deze lijst.')).toBeVisible()
  await expect(mine).toHaveCount(0)
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1, name: 'Je idee is ingetrokken' })).toBeVisible()
})
