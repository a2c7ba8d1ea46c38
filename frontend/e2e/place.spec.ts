import { expect, type Page, test } from '@playwright/test'
import { database, openForm, sendIdea, tellAndSend } from './portal.ts'

// The map jumps instead of gliding, so that its middle is known at once.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

const map = (page: Page) => page.getByRole('region', { name: 'Kaart om de plek aan te duiden' })

// Baronstraat 24 as the address register knew it: CRAB 2013, Flemish free open data licence.
const HOUSE = { lng: 3.229236, lat: 50.923971, street: 'Baronstraat', number: '24', kern: 'emelgem' }

test('the four ways for the same house give the same row', async ({ page, context }) => {
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ longitude: HOUSE.lng, latitude: HOUSE.lat })
  const picked = page.getByText(`${HOUSE.street}, ter hoogte van nr. ${HOUSE.number}`)

  const toHouse = async () => {
    await openForm(page)
    await page.getByRole('button', { name: 'Toon mijn locatie' }).click()
    await expect(picked).toBeVisible()
  }
  const numbers: number[] = []
  const send = async () => numbers.push((await tellAndSend(page, 'Bloembakken aan de gevel')).number)

  await toHouse()
  await send()

  await toHouse()
  await page.getByRole('button', { name: 'Verplaats de punt' }).click()
  const box = await map(page).boundingBox()
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2)
  await expect(picked).toBeVisible()
  await send()

  await toHouse()
  await page.getByRole('button', { name: 'Verplaats de punt' }).click()
  await page.getByRole('button', { name: 'Hier is het' }).click()
  await send()

  await openForm(page)
  await page.getByRole('radio', { name: 'Straat en nummer' }).check()
  await page.getByRole('combobox', { name: 'Straat' }).fill('baronstr')
  await page.getByRole('option', { name: HOUSE.street }).click()
  await page.getByLabel('Huisnummer in de buurt').fill(HOUSE.number)
  await send()

  const sql = database()
  const rows = await sql`
    select to_jsonb(i) - '{id,created_at,changed_xid,placed_by,geom,geom_3857,search}'::text[] as columns, placed_by,
      a.slug as kern, s.name as street,
      ST_Distance(i.geom::geography, ST_MakePoint(${HOUSE.lng}, ${HOUSE.lat})::geography) as metres
    from ideas i join areas a on a.id = i.kern_id join streets s on s.id = i.street_id
    where i.id = any(${numbers}) order by i.id`
  await sql.end()
  expect(rows.map(({ placedBy }) => placedBy)).toEqual(['location', 'tap', 'crosshair', 'address'])
  for (const { placedBy, columns, kern, street, metres } of rows) {
    expect(columns, placedBy).toEqual(rows[0]?.columns)
    expect({ kern, street, number: columns.houseNumber, precision: columns.precision }, placedBy).toEqual({
      kern: HOUSE.kern,
      street: HOUSE.street,
      number: HOUSE.number,
      precision: 'point',
    })
    expect(metres, placedBy).toBeLessThan(placedBy === 'address' ? 40 : 1)
  }
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

test('just outside the city the form asks which kern is meant, nearest first, and keeps the idea there', async ({
  page,
  context,
}) => {
  const sql = database()
  // 60 m from a corner of the outline, where more than one kern may be meant and one is clearly nearer.
  const [outside] = await sql<[{ lng: number; lat: number; kernen: { slug: string; name: string; metres: number }[] }]>`
    select ST_X(p) as lng, ST_Y(p) as lat, kernen from (
      select ST_Project(corner.geom::geography, 60, radians(bearing))::geometry as p, city.geom as city
      from areas city, ST_DumpPoints(city.geom) corner, generate_series(0, 330, 30) bearing
      where city.kind = 'municipality') around
    cross join lateral (
      select jsonb_agg(jsonb_build_object('slug', slug, 'name', name, 'metres', metres) order by metres) as kernen
      from (select slug, name, ST_Distance(geom::geography, p::geography) as metres
        from areas where kind = 'kern') every_kern
      where metres <= 150) near
    where not ST_Covers(city, p) and jsonb_array_length(kernen) > 1
      and (kernen->1->>'metres')::float8 - (kernen->0->>'metres')::float8 > 20 and (kernen->-1->>'metres')::float8 < 140
    order by (kernen->0->>'metres')::float8 desc limit 1`
  await sql.end()
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ longitude: outside.lng, latitude: outside.lat })
  const metres = Math.round(outside.kernen[0]?.metres ?? 0)
  for (const { name, slug } of outside.kernen) {
    await openForm(page)
    await page.getByRole('button', { name: 'Toon mijn locatie' }).click()
    await expect(page.getByText(`Volgens onze kaart ${metres} m buiten de stad.`)).toBeVisible()
    const question = page.getByRole('group', { name: 'Welke woonkern of wijk bedoel je?' })
    await expect(question.getByRole('radio')).toHaveCount(outside.kernen.length)
    expect(await question.locator('label').allInnerTexts()).toEqual(outside.kernen.map((kern) => kern.name))
    await expect(question.getByRole('radio').first()).toBeChecked()
    await question.getByRole('radio', { name, exact: true }).check()
    const { number } = await tellAndSend(page, `Net buiten de stad, bij ${name}`)
    const kept = await (await page.request.get(`/api/ideas/${number}`)).json()
    expect(kept).toMatchObject({ area: { slug }, precision: 'point' })
    expect(kept.place.lng).toBeCloseTo(outside.lng, 4)
    expect(kept.place.lat).toBeCloseTo(outside.lat, 4)
  }
})

test('a place outside the city is told at once, and cannot be sent', async ({ page, context }) => {
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ longitude: 3.12, latitude: 50.95 })
  await openForm(page)
  await page.getByRole('button', { name: 'Toon mijn locatie' }).click()
  await expect(page.getByText('Deze plek ligt buiten de stad').first()).toBeVisible()
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
    await expect(page.getByRole('region', { name: 'Kaart van de buurt' })).toBeVisible()
    await page.getByRole('link', { name: 'Lijst' }).tap()
    await expect(page.getByRole('link', { name: 'Met de duim', exact: true })).toBeVisible()
  })
})
