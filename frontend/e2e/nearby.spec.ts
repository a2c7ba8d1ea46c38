import { expect, type Page, test } from '@playwright/test'
import type { WorkPage } from '@wijkwerk/backend/contract/works.ts'
import { addWork } from './content.ts'
import { expectNoFaults, expectNoSidewaysScroll, holdScripts } from './faults.ts'
import { database, sendIdea } from './portal.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const WORKS_IN = { street: 'wolvenhofstraat', from: 1, to: 5 }
const EMPTY_STREET = 'Nederweg'

/** The known address whose distance to a work is nearest to so many metres. */
async function addressAt(work: number, metres: number) {
  const sql = database()
  const [found] = await sql<[{ street: string; slug: string; number: number; metres: number }]>`
    select s.name as street, s.slug, n.number, d.metres
    from works w, streets s join street_numbers n on n.street_id = s.id
    cross join lateral (select ST_Distance(w.extent::geography,
      ST_Transform(beside_axis(s.geom_3857, n.fraction, n.offset_metres), 4326)::geography) as metres) d
    where w.id = ${work} order by abs(d.metres - ${metres}) limit 1`.finally(() => sql.end())
  expect(Math.abs(found.metres - metres)).toBeLessThan(8)
  return found
}

async function findAround(page: Page, street: string, houseNumber: string | number, radius: string) {
  await page.goto('/mijn-buurt?plek=')
  await page.getByLabel('Straat', { exact: true }).fill(street)
  await page.getByLabel('Huisnummer').fill(String(houseNumber))
  await page.getByRole('radio', { name: radius }).check()
  await page.getByRole('button', { name: 'Toon mijn buurt' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    new RegExp(`^Rond ${street} ${houseNumber}, ${radius}$`),
  )
}

// Of what is in the list: the nearest work may be named above it.
const title = (page: Page, name: string) =>
  page.getByRole('main').locator('h3').getByRole('link', { name, exact: true })

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('an address 80 m off the end of a work finds it within 100 m, one 120 m off does not', async ({ page }) => {
      const name = `Werf voor wie dichtbij woont${javaScriptEnabled ? '' : ', zonder script'}`
      const work = await addWork({ title: name, where: [WORKS_IN] })
      const near = await addressAt(work, 80)
      await findAround(page, near.street, near.number, '100 m')
      await expect(title(page, name)).toBeVisible()
      const far = await addressAt(work, 120)
      await findAround(page, far.street, far.number, '100 m')
      await expect(title(page, name)).toHaveCount(0)
      await page.getByRole('link', { name: '250 m', exact: true }).click()
      await expect(page).not.toHaveURL(/straal/)
      await expect(title(page, name)).toBeVisible()
    })
  })
}

test('the list is what lies in the circle: ideas and works of the API for the same place, and of the map', async ({
  page,
  request,
}) => {
  const work = await addWork({ title: 'Binnen de cirkel', where: [WORKS_IN] })
  const { street, slug, number } = await addressAt(work, 60)
  await sendIdea(request, { title: 'Ook binnen de cirkel', location: { lng: 3.2001, lat: 50.9001 } })
  const { place } = await (await request.get(`/api/address?street=${slug}&houseNumber=${number}`)).json()
  const { idea } = await sendIdea(request, { title: 'Vlak bij de deur', location: place })
  const tile = page.waitForRequest((asked) => asked.url().includes('.mvt') && asked.url().includes('near='))
  await findAround(page, street, number, '100 m')
  const query = new URL((await tile).url()).searchParams
  expect(query.get('radius')).toBe('100')
  const filter = `near=${query.get('near')}&radius=100`
  const ideas = await (await request.get(`/api/ideas?${filter}`)).json()
  const works: WorkPage = await (await request.get(`/api/works?${filter}&status=in-progress,planned`)).json()
  expect(ideas.items.map(({ id }: { id: number }) => id)).toContain(idea.id)
  expect(works.items.map(({ id }) => id)).toContain(work)
  await page
    .getByRole('link', { name: /^Ideeën/ })
    .first()
    .click()
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(ideas.count)
  await page
    .getByRole('link', { name: /^Werken/ })
    .first()
    .click()
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(works.count)
})

test('what was typed before the page came alive stays', async ({ page }) => {
  const release = await holdScripts(page)
  await page.goto('/mijn-buurt', { waitUntil: 'commit' })
  await page.getByLabel('Straat', { exact: true }).fill('Baronstraat')
  release()
  await expect(page.getByRole('combobox', { name: 'Straat' })).toHaveValue('Baronstraat')
  await page.getByLabel('Huisnummer').fill('24')
  await page.getByRole('button', { name: 'Toon mijn buurt' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Rond Baronstraat 24, 250 m' })).toBeVisible()
})

test('by keyboard: street, number, a wider circle', async ({ page }) => {
  await page.goto('/mijn-buurt')
  const field = page.getByRole('combobox', { name: 'Straat' })
  await field.focus()
  await page.keyboard.type('baronstr')
  // Before the streets are there Enter sends what was typed, which is right, but another journey.
  await expect(page.getByRole('option', { name: /^Baronstraat/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue('Baronstraat')
  await page.keyboard.press('Tab')
  await page.keyboard.type('24')
  await page.keyboard.press('Enter')
  const heading = page.getByRole('heading', { level: 1, name: 'Rond Baronstraat 24, 250 m' })
  await expect(heading).toBeFocused()
  await page.getByRole('link', { name: '500 m', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Rond Baronstraat 24, 500 m' })).toBeVisible()
  await expect(page).toHaveURL('/mijn-buurt?straat=baronstraat&nr=24&straal=500')
})

test('my location, kept to the metre in the address', async ({ page, context }) => {
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ longitude: 3.22923612345, latitude: 50.92397112345 })
  await page.goto('/mijn-buurt')
  await page.getByRole('button', { name: 'Gebruik mijn locatie' }).click()
  await expect(page).toHaveURL('/mijn-buurt?plek=3.22924,50.92397')
  await expect(page.getByRole('heading', { level: 1, name: /^Rond Baronstraat 24, 250 m$/ })).toBeVisible()
  await page.getByRole('link', { name: 'Andere plek' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mijn buurt' })).toBeFocused()
})

test('my location outside the city: it says so, and another place can be given', async ({ page, context }) => {
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ longitude: 3.2247, latitude: 51.2093 })
  await page.goto('/mijn-buurt')
  await page.getByRole('button', { name: 'Gebruik mijn locatie' }).click()
  await expect(page.getByText('Deze plek ligt buiten Izegem.')).toBeVisible()
  await page.getByRole('combobox', { name: 'Straat' }).fill('Baronstraat 24')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Toon mijn buurt' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Rond Baronstraat 24, 250 m' })).toBeVisible()
})

test('a place on the map, with the crosshair', async ({ page }) => {
  await page.goto('/mijn-buurt')
  await page.getByRole('button', { name: 'Duid een plek aan op de kaart' }).click()
  await page.getByRole('button', { name: 'Hier is het' }).click()
  await page.getByRole('link', { name: 'Toon wat er rond het punt is' }).click()
  await expect(page).toHaveURL(/\/mijn-buurt\?plek=3\.\d{1,5},50\.\d{1,5}$/)
  await expect(page.getByRole('heading', { level: 1, name: /^Rond .+, 250 m$/ })).toBeVisible()
})

test('this device remembers a place only when asked to, opens there, and forgets it', async ({ page }) => {
  await findAround(page, 'Baronstraat', 24, '500 m')
  expect(await page.evaluate(() => Object.keys(localStorage).filter((name) => /buurt/.test(name)))).toEqual([])
  await page.getByRole('button', { name: 'Onthoud deze plek op dit toestel' }).click()
  await expect(page.getByText('Dit toestel onthoudt deze plek. Alleen jij ziet dat.')).toBeVisible()
  await page.goto('/')
  await page.getByRole('link', { name: 'Mijn buurt' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Rond Baronstraat 24, 500 m' })).toBeVisible()
  await page.getByRole('button', { name: 'Vergeet ze' }).click()
  await expect(page.getByText('Dit toestel is deze plek vergeten.')).toBeVisible()
  await page.goto('/mijn-buurt')
  await expect(page.getByRole('heading', { level: 1, name: 'Mijn buurt' })).toBeVisible()
})

/** Makes it so long ago that the register of works was read last. */
async function importedAgo(ago: string) {
  const sql = database()
  await sql`delete from imports where importer = 'gipod'`
  await sql`insert into imports (importer, source, sha256, licence, read_count, changed_count, finished_at)
    values ('gipod', 'test', '', '', 0, 0, now() - ${ago}::interval)`.finally(() => sql.end())
}

async function importedNever() {
  const sql = database()
  await sql`delete from imports where importer = 'gipod' and source = 'test'`.finally(() => sql.end())
}

test.describe('a plain form', () => {
  test.use({ javaScriptEnabled: false })

  test('a street that is not there gives those it may be; a wrong number says so', async ({ page }) => {
    await page.goto('/mijn-buurt')
    await page.getByLabel('Straat', { exact: true }).fill('Barronstraat')
    await page.getByLabel('Huisnummer').fill('24')
    await page.getByRole('button', { name: 'Toon mijn buurt' }).click()
    await expect(page.getByText('We kennen geen straat “Barronstraat” in Izegem.')).toBeVisible()
    await page.getByRole('main').getByRole('link', { name: 'Baronstraat', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Rond Baronstraat 24, 250 m' })).toBeVisible()
    await page.goto('/mijn-buurt?straat=baronstraat&nr=tien')
    await expect(page.getByText('Schrijf het huisnummer als een getal')).toBeVisible()
    await page.goto('/mijn-buurt?straat=baronstraat&nr=9999')
    await expect(page.getByText('We weten niet waar nr. 9999 ligt.')).toBeVisible()
    await page.goto('/mijn-buurt?plek=3.2247,51.2093')
    await expect(page.getByText('Deze plek ligt buiten Izegem.')).toBeVisible()
  })

  test('where nothing is near it says so with the day of the register; an old one is said first', async ({ page }) => {
    const sql = database()
    const place = await sql<[{ lng: number; lat: number }]>`
      select round(ST_X(p)::numeric, 5)::float8 as lng, round(ST_Y(p)::numeric, 5)::float8 as lat
      from areas a, lateral (select (ST_Dump(ST_GeneratePoints(ST_Buffer(a.geom::geography, -300)::geometry, 400, 7))).geom as p) d
      where a.slug = 'izegem' and not exists (select 1 from works w where ST_DWithin(w.extent::geography, p::geography, 150))
        and not exists (select 1 from ideas i where ST_DWithin(i.geom::geography, p::geography, 150)) limit 1`
    const address = `/mijn-buurt?plek=${place[0].lng},${place[0].lat}&straal=100`
    await sql.end()
    try {
      await importedAgo('47 hours')
      await page.goto(address)
      await expect(page.getByText(/^Geen werken binnen 100 m, bijgewerkt op \d+ \S+ 20\d\d\.$/)).toBeVisible()
      await expect(page.getByText('Er kan intussen iets veranderd zijn.')).toHaveCount(0)
      await importedAgo('49 hours')
      await page.goto(address)
      const warning = page.getByText('Er kan intussen iets veranderd zijn.')
      await expect(warning).toBeVisible()
      const order = await page
        .locator('h1, .nearby-lead .note.warn, .nearby-lead .radius, .portal-list')
        .evaluateAll((parts) => parts.map(({ tagName, className }) => className || tagName))
      expect(order).toEqual(['H1', 'note warn', 'radius', 'portal-list'])
    } finally {
      await importedNever()
    }
    await page.goto(address)
    await expect(page.getByText('Geen werken binnen 100 m die we kennen.')).toBeVisible()
    await page.getByRole('link', { name: 'Kijk tot 250 m ver' }).click()
    await expect(page).toHaveURL(/plek=[\d.,]+$/)
  })
})

test('the word about an old register has no fault, and stands first on a phone too', async ({ page }) => {
  await importedAgo('49 hours')
  try {
    for (const viewport of [
      { width: 360, height: 740 },
      { width: 1280, height: 800 },
    ]) {
      await page.setViewportSize(viewport)
      await page.goto('/mijn-buurt?straat=baronstraat&nr=24')
      const warning = page.getByText('Er kan intussen iets veranderd zijn.')
      await expect(warning).toBeVisible()
      const above = await page
        .locator('h1, .nearby-lead .note.warn, .counts')
        .evaluateAll((parts) =>
          parts
            .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
            .map(({ tagName, className }) => className || tagName),
        )
      expect(above).toEqual(['H1', 'note warn', 'counts'])
      await expectNoFaults(page, `an old register, ${viewport.width} px`)
      await expectNoSidewaysScroll(page, `an old register, ${viewport.width} px`)
    }
  } finally {
    await importedNever()
  }
})

test('a street that crosses a border shows its part in each kern, and what happens while it is open', async ({
  page,
  request,
}) => {
  const { items } = await (await request.get('/api/streets?q=kachtemsestraat')).json()
  await sendIdea(request, { title: 'Aan de ene kant', location: { streetId: items[0].id, houseNumber: '24' } })
  await sendIdea(request, { title: 'Aan de andere kant', location: { streetId: items[0].id, houseNumber: '100' } })
  await page.goto('/zoeken?q=kachtemsestr')
  await page.getByRole('main').getByRole('link', { name: 'Kachtemsestraat', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Kachtemsestraat' })).toBeVisible()
  await expect(page.getByText('Loopt door Kachtem en Emelgem.', { exact: true })).toBeVisible()
  const parts = page.locator('.street-parts li')
  await expect(parts).toHaveCount(2)
  for (const part of await parts.all()) await expect(part).toHaveText(/nr\. \d+ tot \d+.*\d+ idee/)
  for (const name of ['Aan de ene kant', 'Aan de andere kant']) await expect(title(page, name)).toBeVisible()
  await addWork({ title: 'Zopas begonnen', where: [{ street: 'kachtemsestraat', from: 12, to: 40 }], example: false })
  await expect(title(page, 'Zopas begonnen')).toBeVisible()
  await expect(page.getByText(/^1 werk bezig$/)).toBeVisible()
})

test('an empty street says what to do next, with the street filled in', async ({ page }) => {
  await page.goto('/straat/nederweg')
  await expect(page.getByText('Nog niets in deze straat.')).toBeVisible()
  await page.getByRole('link', { name: 'Zet hier een idee' }).click()
  await expect(page.getByRole('combobox', { name: 'Straat' })).toHaveValue(EMPTY_STREET)
})
