import { expect, type Page, test } from '@playwright/test'
import { addConsultation } from './consultations.ts'
import { addRoom, addWork, FULL_WORK, stateWork } from './content.ts'
import { expectNoFaults, expectNoSidewaysScroll } from './faults.ts'
import { moderate, sendIdea } from './portal.ts'

const PHONE = { width: 360, height: 740 }
const WIDE = { width: 1280, height: 800 }
const brussels = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' })
const dayBefore = (days: number) => brussels.format(Date.now() - days * 86_400_000)

/** What a page says, from top to bottom as it stands on the screen. */
const fromTopToBottom = (page: Page) =>
  page.getByRole('article').evaluate((article) => {
    const parts = [...article.querySelectorAll('h1, h2, dt, .work-state-first, .work-place')]
    return parts
      .filter((part) => part.checkVisibility() && part.getBoundingClientRect().height > 2)
      .map((part) => ({ text: part.textContent, top: part.getBoundingClientRect().top }))
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text)
  })

const ASKED = [
  'Nieuwe riolering en voetpaden',
  'EmelgemBaronstraatnr. 2 tot 64, beide kanten',
  'Enkel plaatselijk verkeer.',
  'Met de auto',
  'Met de fiets',
  'Te voet',
  'Bus',
  'Vuilnis',
  'Tot wanneer',
  'Bellen',
  'Hier kan je nog over meespreken',
  'Waar precies',
  'Stuk',
  'Straat',
  'Lengte',
  'Woonkern of wijk',
  'Hinder',
  'Wat er gebeurt',
  'Verloop',
  'Ideeën op deze plek',
  'Documenten',
  'Wie doet dit',
  'Soort werken',
  'Wie laat de werken doen',
  'Wie beslist',
  'Bronnen',
]

for (const viewport of [PHONE, WIDE]) {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(`${viewport.width} px, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
      test.use({ viewport, javaScriptEnabled })

      test('a work answers in the order in which one asks before a barrier', async ({ page, request }) => {
        await sendIdea(request, { title: 'Een zebrapad', location: { lng: 3.2262, lat: 50.9263 } })
        const id = addWork(FULL_WORK)
        stateWork(id, 'Enkel plaatselijk verkeer. De bus rijdt om langs de Dam.', dayBefore(3))
        await page.goto(`/werken/${id}`)
        expect(await fromTopToBottom(page)).toEqual(ASKED)
        const answers = page.getByRole('region', { name: 'Kan je erdoor, tot wanneer en wie bel je?' })
        await expect(answers.getByRole('definition')).toHaveText([
          'Nee, wel tot aan je oprit na 17 uur',
          'Ja, afstappen aan de werfzone',
          'Deels',
          'Nee. De bus rijdt om',
          'Zet buiten aan de hoek, dinsdag',
          'verwacht tot eind maart 2098 (eerst gepland: januari 2098)',
          '051/00.00.00, wijkwerker',
        ])
        if (viewport === PHONE)
          await expect(page.getByText('Tot wanneer', { exact: true })).toBeInViewport({ ratio: 1 })
        await expect(page.getByRole('link', { name: 'Toon op de kaart' })).toHaveAttribute(
          'href',
          `/?werk=${id}&weergave=kaart`,
        )
        await expect(page.getByText('Hier komen werken')).toHaveCount(0)
      })
    })
  }
}

test('what staff say shows on an open page without a reload, as the first sentence', async ({ page }) => {
  const id = addWork()
  await page.goto(`/werken/${id}`)
  await expect(page.getByText('Nog geen stand van zaken')).toBeVisible()
  stateWork(id, 'Vanaf vandaag is de straat open. Alleen aan nr. 12 staan nog hekken.')
  await expect(page.getByText('Vanaf vandaag is de straat open.')).toBeVisible()
  const heading = await page.locator('meta[name=description]').getAttribute('content')
  expect(heading).toContain('Nog geen stand van zaken')
  await page.reload()
  await expect(page.locator('meta[name=description]')).toHaveAttribute('content', /^Vanaf vandaag is de straat open\./)
})

test('a state of more than 14 days ago may be outdated, one of 14 days is not', async ({ page }) => {
  const id = addWork()
  stateWork(id, 'De straat is opgebroken.', dayBefore(15))
  await page.goto(`/werken/${id}`)
  await expect(page.getByText('mogelijk verouderd')).toBeVisible()
  stateWork(id, 'De putten zijn toe.', dayBefore(14))
  await expect(page.getByText('De putten zijn toe.')).toBeVisible()
  await expect(page.getByText('mogelijk verouderd')).toHaveCount(0)
})

test('works that are planned, done or off say so first', async ({ page }) => {
  const shown = async (changes: Parameters<typeof addWork>[0]) => {
    await page.goto(`/werken/${addWork(changes)}`)
    return (await fromTopToBottom(page)).slice(2, 4)
  }
  expect(await shown({ status: 'planned', plannedStart: '2098-03' })).toEqual([
    'Gepland vanaf maart 2098',
    'Tijdens de werken',
  ])
  expect(await shown({ status: 'done', actualEnd: '2026-10-12' })).toEqual(['Deze werken zijn klaar.', 'Tot wanneer'])
  await expect(page.getByText('klaar sinds 12 oktober')).toBeVisible()
  expect(await shown({ status: 'cancelled' })).toEqual(['Deze werken gaan niet door.', 'Tot wanneer'])
})

for (const viewport of [PHONE, WIDE]) {
  test(`at ${viewport.width} px no state of a work has a fault or scrolls sideways`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.setViewportSize(viewport)
    const check = async (state: string, path: string, shown: string) => {
      await page.goto(path)
      await expect(page.getByText(shown).filter({ visible: true }).first()).toBeVisible()
      // What is chosen scrolls into view, and a link half under the header would be told to be small.
      await page.evaluate(() => window.scrollTo(0, 0))
      await expectNoFaults(page, state)
      await expectNoSidewaysScroll(page, state)
    }
    const outdated = addWork({ title: 'Lang niets meer gehoord', where: [{ street: 'wilgenstraat' }] })
    stateWork(outdated, 'De straat is opgebroken. Fietsers kunnen door.', dayBefore(15))
    await check('outdated', `/werken/${outdated}`, 'mogelijk verouderd')
    const done = addWork({ status: 'done', actualEnd: '2026-10-12' })
    await check('done', `/werken/${done}`, 'Deze werken zijn klaar.')
    const cancelled = addWork({ status: 'cancelled' })
    await check('cancelled', `/werken/${cancelled}`, 'Deze werken gaan niet door.')
    for (const view of ['lijst', 'kaart']) {
      const chosen = `/?area=de-mol&toon=werken&werk=${outdated}&weergave=${view}`
      await check(`chosen work, ${view}`, chosen, 'Lang niets meer gehoord')
      const asked = await addConsultation({ title: 'Gekozen om na te kijken' })
      const open = `/?toon=bevragingen&bevraging=${asked}&weergave=${view}`
      await check(`chosen consultation, ${view}`, open, 'Gekozen om na te kijken')
    }
  })
}

test('an idea where works go on says so, and the work names the idea, until it is hidden', async ({
  page,
  request,
}) => {
  const where = { where: [{ street: 'lodewijk-de-raetlaan' }] }
  const work = addWork({ ...where, title: 'Een tijd geen doorgang' })
  const street = (await (await request.get('/api/streets/lodewijk-de-raetlaan')).json()) as { id: number }
  const { idea } = await sendIdea(request, { title: 'Een bank halfweg', location: { streetId: street.id } })
  await page.goto(`/idee/${idea.id}`)
  await expect(page.getByText('Hier wordt gewerkt: Een tijd geen doorgang')).toBeVisible()
  await page.getByRole('link', { name: 'Een tijd geen doorgang' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Een tijd geen doorgang' })).toBeVisible()
  await expect(page).toHaveURL(`/werken/${work}`)
  const link = page.getByRole('region', { name: 'Ideeën op deze plek' }).getByRole('link', { name: 'Een bank halfweg' })
  await expect(link).toBeVisible()
  moderate('hide', String(idea.id), '--reason', 'Test')
  await expect(link).toHaveCount(0)
})

test('on paper a work is at most two sheets: the facts, no map and no menu', async ({ page }) => {
  const id = addWork({ ...FULL_WORK, hindrances: [...FULL_WORK.hindrances, ...FULL_WORK.hindrances] })
  for (const days of [30, 20, 10])
    stateWork(id, 'De aannemer werkt voort aan de riolering en de voetpaden.', dayBefore(days))
  stateWork(id, 'Enkel plaatselijk verkeer.')
  await page.goto(`/werken/${id}`)
  await expect(page.getByRole('region', { name: 'Kaart van deze werken' })).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('region', { name: 'Kaart van deze werken' })).toBeHidden()
  await expect(page.getByRole('navigation', { name: 'Hoofdmenu' })).toBeHidden()
  await expect(page.getByText('Enkel plaatselijk verkeer.')).toBeVisible()
  const pdf = await page.pdf({ format: 'A4' })
  expect(pdf.toString('latin1').match(/\/Type ?\/Page\b/g)?.length).toBeLessThanOrEqual(2)
})

test.describe('a room of which little is known', () => {
  test.use({ javaScriptEnabled: false })

  test('says so on the page of its kern, and asks who knows more', async ({ page }) => {
    addRoom('onbekende-zaal', 'De onbekende zaal')
    await page.goto('/kern/emelgem')
    const room = page.getByRole('article').filter({ has: page.getByRole('heading', { name: 'De onbekende zaal' }) })
    await expect(room.getByText('Adres, toegang en telefoon: niet bekend. Vraag het aan Wijkwerk')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Laat het weten' })).toHaveAttribute('href', '/contact')
  })

  test('names each of its sources once', async ({ page }) => {
    const url = 'https://zalen.example/'
    const sources = [
      { title: 'De lijst van zalen', url, on: '2026-10' },
      { title: 'Het jaarverslag', url, on: null },
    ]
    addRoom('zaal-met-bronnen', 'De zaal met bronnen', { sources })
    await page.goto('/kern/emelgem')
    const room = page.getByRole('article').filter({ has: page.getByRole('heading', { name: 'De zaal met bronnen' }) })
    await expect(room.getByRole('link', { name: /^(De|Het) / })).toHaveText(['De lijst van zalen', 'Het jaarverslag'])
    await expect(room.getByText('De lijst van zalen (oktober 2026), Het jaarverslag')).toBeVisible()
  })
})

/** How wide the placeholder of a field is, and how much room it has. */
function roomForPlaceholder(field: HTMLElement): number[] {
  const { font, paddingLeft, paddingRight } = getComputedStyle(field)
  const pen = document.createElement('canvas').getContext('2d')
  if (pen) pen.font = font
  const text = field.getAttribute('placeholder') ?? ''
  const room = field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
  return [pen?.measureText(text).width ?? 0, room]
}

test.describe('the header', () => {
  for (const width of [320, 360, 400, 896, 1024, 1152, 1280]) {
    test(`at ${width} px nothing wraps or is cut`, async ({ page }) => {
      await page.setViewportSize({ width, height: 740 })
      await page.goto('/contact')
      const boxes = await page.getByRole('banner').evaluate((header) =>
        [...header.querySelectorAll(':scope > :is(a, button), .wide-nav a')]
          .filter((part) => part.checkVisibility())
          .map((part) => {
            const lines = new Set([...part.getClientRects()].map(({ top }) => top))
            const { left, right, top, bottom } = part.getBoundingClientRect()
            return { lines: lines.size, left, right, middle: (top + bottom) / 2, height: bottom - top }
          })
          .sort((a, b) => a.left - b.left),
      )
      if (width >= 1024) {
        const [wanted = 0, room = 0] = await page
          .getByRole('banner')
          .getByRole('searchbox')
          .evaluate(roomForPlaceholder)
        expect(wanted).toBeLessThanOrEqual(room)
      }
      expect(boxes.length).toBe(width < 896 ? 3 : 7)
      for (const [at, { lines, left, right, middle, height }] of boxes.entries()) {
        expect(lines).toBe(1)
        expect(height).toBeLessThanOrEqual(48)
        expect(left).toBeGreaterThanOrEqual(boxes[at - 1]?.right ?? 0)
        expect(right).toBeLessThanOrEqual(width)
        expect(Math.abs(middle - (boxes[0]?.middle ?? 0))).toBeLessThan(4)
      }
    })
  }

  test('names the part of the site that a page belongs to', async ({ page }) => {
    await page.goto(`/werken/${addWork()}`)
    const menu = page.getByRole('navigation', { name: 'Hoofdmenu' })
    await expect(menu.getByRole('link', { name: 'Openbare werken' })).toHaveAttribute('aria-current', 'true')
    await menu.getByRole('link', { name: 'Openbare werken' }).click()
    await expect(menu.getByRole('link', { name: 'Openbare werken' })).toHaveAttribute('aria-current', 'page')
    await expect(menu.locator('[aria-current]')).toHaveCount(1)
  })
})
