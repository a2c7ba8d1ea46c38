import { expect, type Page, test } from '@playwright/test'
import { database, openForm, sendIdea, tellAndSend } from './portal.ts'

// The map jumps instead of gliding, so that its middle is known at once.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

const map = (page: Page) => page.getByRole('region', { name: 'Kaart om de plaats aan te duiden' })

test('the four ways for the same house give the same row', async ({ page, context }) => {
  const sql = database()
  const [house] = await sql<[{ id: number; name: string; number: number; lng: number; lat: number }]>`
    select s.id, s.name, 24 as number, ST_X(place) as lng, ST_Y(place) as lat
    from streets s, house_place(s.id, 24) place where s.slug = 'baronstraat'`
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ longitude: house.lng, latitude: house.lat })

  const toHouse = async () => {
    await openForm(page)
    await page.getByRole('button', { name: 'Toon mijn locatie' }).click()
    await expect(page.getByText('Baronstraat, ter hoogte van nr. 24')).toBeVisible()
  }
  const numbers: number[] = []
  const send = async () => numbers.push((await tellAndSend(page, 'Bloembakken aan de gevel')).number)

  await toHouse()
  await send()

  await toHouse()
  await page.getByRole('button', { name: 'Verplaats de punt' }).click()
  const box = await map(page).boundingBox()
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2)
  await expect(page.getByText('Baronstraat, ter hoogte van nr. 24')).toBeVisible()
  await send()

  await toHouse()
  await page.getByRole('button', { name: 'Verplaats de punt' }).click()
  await page.getByRole('button', { name: 'Hier is het' }).click()
  await send()

  await openForm(page)
  await page.getByRole('radio', { name: 'Straat en nummer' }).check()
  await page.getByRole('combobox', { name: 'Straat' }).fill('baronstr')
  await page.getByRole('option', { name: 'Baronstraat' }).click()
  await page.getByLabel('Huisnummer in de buurt').fill('24')
  await send()

  const rows = await sql`
    select to_jsonb(i) - '{id,created_at,changed_xid,placed_by,geom,geom_3857,search}'::text[] as columns, placed_by,
      ST_Distance(geom::geography, ST_SetSRID(ST_MakePoint(${house.lng}, ${house.lat}), 4326)::geography) as metres
    from ideas i where id = any(${numbers}) order by id`
  await sql.end()
  expect(rows.map(({ placedBy }) => placedBy)).toEqual(['location', 'tap', 'crosshair', 'address'])
  for (const row of rows) expect(row.columns).toEqual(rows[0]?.columns)
  expect(rows[0]?.columns).toMatchObject({ streetId: house.id, houseNumber: '24', precision: 'point' })
  for (const { metres, placedBy } of rows) expect(metres, placedBy).toBeLessThan(placedBy === 'address' ? 40 : 1)
})

test('near a border the form asks which kern is meant, and the answer decides', async ({ page, context }) => {
  const sql = database()
  const [border] = await sql<[{ lng: number; lat: number }]>`
    select ST_X(p) as lng, ST_Y(p) as lat from (
      select ST_LineInterpolatePoint((ST_Dump(ST_LineMerge(ST_CollectionExtract(ST_Intersection(a.geom, b.geom), 2)))).geom, 0.5) as p
      from areas a, areas b where a.slug = 'emelgem' and b.slug = 'kachtem' limit 1) shared`
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ longitude: border.lng, latitude: border.lat })
  for (const [name, slug] of [
    ['Kachtem', 'kachtem'],
    ['Emelgem', 'emelgem'],
  ] as const) {
    await openForm(page)
    await page.getByRole('button', { name: 'Toon mijn locatie' }).click()
    const question = page.getByRole('group', { name: 'Welke woonkern of wijk bedoel je?' })
    await expect(question.getByRole('radio')).toHaveCount(2)
    await question.getByRole('radio', { name }).check()
    const { number } = await tellAndSend(page, `Op de grens, in ${name}`)
    expect((await (await page.request.get(`/api/ideas/${number}`)).json()).area.slug).toBe(slug)
  }
  await sql.end()
})

test('a place outside the city is told at once, and cannot be sent', async ({ page, context }) => {
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ longitude: 3.12, latitude: 50.95 })
  await openForm(page)
  await page.getByRole('button', { name: 'Toon mijn locatie' }).click()
  await expect(page.getByText('Deze plaats ligt buiten de stad').first()).toBeVisible()
  await page.getByRole('button', { name: 'Verder' }).click()
  await expect(page.getByRole('heading', { name: 'Waar is het?' })).toBeVisible()
})

test('without a plot: a kern, a street whose place is not known, a number that is not known', async ({ page }) => {
  const sql = database()
  const [unknown] = await sql<[{ name: string }]>`select name from streets where geom is null order by name limit 1`
  await sql.end()

  await openForm(page)
  await page.getByRole('radio', { name: 'Zonder plek' }).check()
  await page.getByLabel('Woonkern of wijk').selectOption('kachtem')
  const inKern = await tellAndSend(page, 'Voor heel Kachtem')
  expect(await (await page.request.get(`/api/ideas/${inKern.number}`)).json()).toMatchObject({
    place: null,
    precision: 'area',
    area: { slug: 'kachtem' },
  })

  await openForm(page)
  await page.getByRole('radio', { name: 'Straat en nummer' }).check()
  await page.getByRole('combobox', { name: 'Straat' }).fill(unknown.name)
  await page.getByRole('option', { name: unknown.name }).first().click()
  await expect(page.getByText('We weten nog niet waar deze straat precies ligt')).toBeVisible()
  await page.getByRole('radio', { name: 'De Mol' }).check()
  const noPlace = await tellAndSend(page, 'In een nieuwe straat')
  expect(await (await page.request.get(`/api/ideas/${noPlace.number}`)).json()).toMatchObject({
    place: null,
    area: { slug: 'de-mol' },
    street: { name: unknown.name },
  })

  await openForm(page)
  await page.getByRole('radio', { name: 'Straat en nummer' }).check()
  await page.getByRole('combobox', { name: 'Straat' }).fill('Baronstraat')
  await page.getByRole('option', { name: 'Baronstraat' }).click()
  await page.getByLabel('Huisnummer in de buurt').fill('950')
  await expect(page.getByText('We weten niet waar dit nummer ligt')).toBeVisible()
  const onStreet = await tellAndSend(page, 'Ergens in de Baronstraat')
  expect(await (await page.request.get(`/api/ideas/${onStreet.number}`)).json()).toMatchObject({
    precision: 'street',
    houseNumber: '950',
  })
})

test('similar ideas are offered while writing, and supporting one is enough', async ({ page, request }) => {
  const { idea } = await sendIdea(request, {
    title: 'Zandbak voor kleuters',
    theme: 'ontmoeting',
    location: { area: 'bosmolens' },
  })
  await openForm(page)
  await page.getByRole('radio', { name: 'Zonder plek' }).check()
  await page.getByLabel('Woonkern of wijk').selectOption('bosmolens')
  await page.getByRole('button', { name: 'Verder' }).click()
  await page.getByLabel('Je idee in één zin').fill('Een zandbak voor de kleuters')
  await expect(page.getByText('Lijkt het hierop?')).toBeVisible()
  await page.getByRole('button', { name: 'Ik steun dit idee' }).first().click()
  await expect.poll(async () => (await (await request.get(`/api/ideas/${idea.id}`)).json()).supportCount).toBe(1)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  test('a thumb taps the place and sends the idea, without anything to drag', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('link', { name: 'Zet een idee op de kaart' }).tap()
    await expect(page.getByRole('button', { name: 'Hier is het' })).toBeVisible()
    const box = await map(page).boundingBox()
    await page.touchscreen.tap((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2)
    await expect(page.getByRole('button', { name: 'Verplaats de punt' })).toBeVisible()
    const { number } = await tellAndSend(page, 'Met de duim')
    expect(await (await page.request.get(`/api/ideas/${number}`)).json()).toMatchObject({
      placedBy: 'tap',
      precision: 'point',
    })
    await page.goto('/?weergave=kaart')
    await expect(page.getByRole('region', { name: 'Kaart met de ideeën' })).toBeVisible()
    await page.getByRole('link', { name: 'Lijst' }).tap()
    await expect(page.getByRole('link', { name: 'Met de duim', exact: true })).toBeVisible()
  })
})
