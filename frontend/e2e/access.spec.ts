import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { openForm, sendIdea } from './portal.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function expectNoFaults(page: Page, state: string) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  expect(found, state).toEqual([])
}

async function expectNoSidewaysScroll(page: Page, state: string) {
  const [content, width] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  expect(content, state).toBeLessThanOrEqual(width ?? 0)
}

const LOOKS = [
  { name: 'light, wide', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { name: 'dark, phone', viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
  { name: 'forced colours', viewport: { width: 1280, height: 800 }, colorScheme: 'dark', forcedColors: 'active' },
  { name: '320 px, which is 200 % on a small screen', viewport: { width: 320, height: 640 }, colorScheme: 'light' },
  { name: 'dark, wide', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
] as const

for (const { name, ...look } of LOOKS) {
  test.describe(name, () => {
    test.use({
      viewport: look.viewport,
      colorScheme: look.colorScheme,
      contextOptions: { reducedMotion: 'reduce', ...('forcedColors' in look && { forcedColors: look.forcedColors }) },
    })

    test('every page', async ({ page, request }) => {
      test.setTimeout(120_000)
      const { idea, receipt } = await sendIdea(request, {
        title: 'Een toegankelijk idee',
        location: { area: 'emelgem' },
      })
      await request.post(`/api/ideas/${idea.id}/comments`, { data: { body: 'Une remarque', language: 'fr' } })
      const paths = [
        '/',
        '/kern/emelgem',
        `/idee/${idea.id}`,
        '/idee/nieuw',
        receipt.link,
        '/mijn-ideeen',
        '/zoeken?q=emelgemspl',
        '/zoeken?q=zzzzzz',
        '/?theme=wonen&status=done&q=niets',
        '/woonkernen',
        '/contact',
        '/comites',
        '/over',
        '/privacy',
        '/toegankelijkheid',
        '/nergens',
      ]
      for (const path of paths) {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expectNoFaults(page, path)
        await expectNoSidewaysScroll(page, path)
      }
    })

    test('the states of the form', async ({ page }) => {
      test.setTimeout(120_000)
      await openForm(page)
      await page.getByRole('button', { name: 'Hier is het' }).click()
      await expect(page.getByRole('button', { name: 'Verplaats de punt' })).toBeVisible()
      await expectNoFaults(page, 'placed')
      await page.getByRole('radio', { name: 'Straat en nummer' }).check()
      await page.getByRole('combobox', { name: 'Straat' }).fill('kerk')
      await expect(page.getByRole('listbox')).toBeVisible()
      await expectNoFaults(page, 'streets to choose from')
      await page.getByRole('radio', { name: 'Zonder plek' }).check()
      await page.getByRole('button', { name: 'Verder' }).click()
      await page.getByRole('button', { name: 'Verder' }).click()
      await expect(
        page
          .getByRole('alert')
          .or(page.getByText(/Er k.* nog/))
          .first(),
      ).toBeVisible()
      await expectNoFaults(page, 'error summary')
      await expectNoSidewaysScroll(page, 'error summary')
      await page.getByLabel('Je idee in één zin').fill('Een rustige hoek')
      await page.getByLabel('Vertel er meer over').fill('Voor wie even wil zitten.')
      await page.getByRole('radio', { name: 'Groen' }).check()
      await page.getByRole('button', { name: 'Verder' }).click()
      await page.getByRole('radio', { name: 'Met een e-mail' }).check()
      await expectNoFaults(page, 'how to answer')
      await page.getByRole('radio', { name: 'Ik kijk zelf op deze site' }).check()
      await page.getByRole('button', { name: 'Verstuur je idee' }).click()
      await expect(page.getByRole('heading', { name: 'Dank je, je idee is binnen' })).toBeVisible()
      await expectNoFaults(page, 'sent')
    })
  })
}

test('overlapping pins open a chooser that can be left with Escape', async ({ page, request }) => {
  const location = { lng: 3.204321, lat: 50.901234 }
  for (const title of ['Op dezelfde plek, een', 'Op dezelfde plek, twee']) await sendIdea(request, { title, location })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`/?kaart=17/${location.lat}/${location.lng}`)
  const map = page.getByRole('region', { name: 'Kaart met de ideeën' })
  await expect(map).toBeVisible()
  const chooser = page.getByRole('dialog', { name: '2 ideeën op deze plek' })
  await expect(async () => {
    const box = await map.boundingBox()
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2 - 10)
    await expect(chooser).toBeVisible({ timeout: 500 })
  }).toPass()
  await expectNoFaults(page, 'chooser')
  await page.keyboard.press('Escape')
  await expect(chooser).toBeHidden()
})

test('the whole flow by keyboard alone', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/')
  const focusOn = async (name: RegExp, most = 80) => {
    for (let presses = 0; presses < most; presses += 1) {
      await page.keyboard.press('Tab')
      const focused = await page.evaluate(() => {
        const element = document.activeElement
        if (!element || element === document.body) return null
        const labels =
          element instanceof HTMLInputElement ? [...(element.labels ?? [])].map((label) => label.textContent) : []
        return [element.getAttribute('aria-label'), ...labels, element.textContent].filter(Boolean).join(' ')
      })
      if (focused && name.test(focused)) return
    }
    throw new Error(`Tab never came to ${name}`)
  }
  await focusOn(/Zet een idee op de kaart/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/idee\/nieuw/)
  await expect(page.getByRole('radio', { name: 'Op de kaart' })).toBeChecked()
  await focusOn(/Kaart om de plaats aan te duiden/)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Verplaats de punt' })).toBeVisible()
  await focusOn(/^Verder/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Wat is je idee?' })).toBeVisible()
  await focusOn(/Je idee in één zin/)
  await page.keyboard.type('Met het toetsenbord')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Zonder muis gaat het ook.')
  await focusOn(/Verkeer/)
  await page.keyboard.press('ArrowRight')
  await focusOn(/^Verder/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Hoe antwoorden we je?' })).toBeVisible()
  await focusOn(/^Verstuur je idee/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Dank je, je idee is binnen' })).toBeVisible()
  await focusOn(/^Trek je idee in/)
  await page.keyboard.press('Enter')
  await focusOn(/Ja, trek mijn idee in/)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Je idee is ingetrokken').first()).toBeVisible()
})
