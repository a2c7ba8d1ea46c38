import { expect, test } from '@playwright/test'
import { expectNoFaults, expectNoSidewaysScroll } from './faults.ts'
import { everyPage, NOWHERE } from './pages.ts'
import { openChooser, openForm } from './portal.ts'

const WIDE = { width: 1280, height: 800 }
// So that no single test takes minutes.
const PARTS = 4
const PHONE = { width: 360, height: 740 }

// Each look shows what differs in it; every page in every look would say little more and take twice as long.
const LOOKS = [
  { name: 'light, wide', viewport: WIDE, colorScheme: 'light', has: ['pages', 'form'] },
  { name: 'dark, phone', viewport: PHONE, colorScheme: 'dark', has: ['pages', 'list', 'menu'] },
  { name: 'dark, wide', viewport: WIDE, colorScheme: 'dark', has: ['form', 'chooser'] },
  {
    name: 'forced colours',
    viewport: WIDE,
    colorScheme: 'dark',
    forcedColors: 'active',
    has: ['form', 'list', 'chooser'],
  },
  {
    name: '200 % on a screen of 1280 by 800',
    viewport: { width: 640, height: 400 },
    deviceScaleFactor: 2,
    colorScheme: 'light',
    has: ['pages', 'form', 'menu'],
  },
  { name: '320 px', viewport: { width: 320, height: 640 }, colorScheme: 'light', has: ['form'] },
] as const

for (const look of LOOKS) {
  const has = (part: string) => look.has.some((name) => name === part)
  test.describe(look.name, () => {
    test.use({
      viewport: look.viewport,
      colorScheme: look.colorScheme,
      ...('deviceScaleFactor' in look && { deviceScaleFactor: look.deviceScaleFactor }),
      contextOptions: { reducedMotion: 'reduce', ...('forcedColors' in look && { forcedColors: look.forcedColors }) },
    })

    if (has('pages')) {
      for (let part = 0; part < PARTS; part += 1) {
        test(`every page, part ${part + 1} of ${PARTS}`, async ({ page, request }) => {
          const paths = [...(await everyPage(request)), ...NOWHERE.slice(0, 1)]
          for (const path of paths.filter((_, index) => index % PARTS === part)) {
            await page.goto(path)
            await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
            await expectNoFaults(page, path)
            await expectNoSidewaysScroll(page, path)
          }
        })
      }
    }

    if (has('list')) {
      test('the filter: its panel, and a list on its way', async ({ page }) => {
        await page.goto('/?toon=ideeen')
        await page.getByText('Filter', { exact: true }).click()
        await expect(page.getByRole('combobox', { name: 'Onderwerp' })).toBeVisible()
        await expectNoFaults(page, 'filter panel')
        await expectNoSidewaysScroll(page, 'filter panel')

        const list = page.getByRole('region', { name: 'Ideeën', exact: true })
        let release: () => void = () => undefined
        const released = new Promise<void>((resolve) => {
          release = resolve
        })
        await page.route(/\/api\/ideas\?/, async (route) => {
          await released
          await route.continue()
        })
        await page.getByRole('combobox', { name: 'Hoe ver staat het?' }).selectOption('In onderzoek')
        await expect(list).toHaveAttribute('aria-busy', 'true')
        await expectNoFaults(page, 'on its way')
        await expect(list).toHaveAttribute('aria-busy', 'true')
        release()
        await expect(list).toHaveAttribute('aria-busy', 'false')
      })
    }

    if (has('menu')) {
      test('the menu', async ({ page }) => {
        await page.goto('/')
        await page.getByRole('button', { name: 'Menu', exact: true }).click()
        const menu = page.getByRole('navigation', { name: 'Menu', exact: true })
        await expect(menu.getByRole('link', { name: 'Mijn ideeën' })).toBeVisible()
        await expectNoFaults(page, 'menu')
        await expectNoSidewaysScroll(page, 'menu')
        await page.keyboard.press('Escape')
        await expect(menu).toBeHidden()
      })
    }

    if (has('chooser')) {
      test('overlapping pins open a chooser that can be left with Escape', async ({ page, request }) => {
        // Each look has a place of its own, so that two ideas stand there.
        const lng = 3.204321 + LOOKS.indexOf(look) / 500
        const chooser = await openChooser(page, request, { lng, lat: 50.901234 })
        await expectNoFaults(page, 'chooser')
        await page.keyboard.press('Escape')
        await expect(chooser).toBeHidden()
      })
    }

    if (has('form')) {
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
    }
  })
}
