import { expect, test } from '@playwright/test'
import { openForm } from './portal.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('the whole flow by keyboard alone', async ({ page }) => {
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
  await focusOn(/Kaart om de plek aan te duiden/)
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

test('the arrow keys move the place under the pin, and what is told follows', async ({ page }) => {
  const located = () =>
    page
      .waitForResponse((response) => response.url().includes('/api/locate?'))
      .then((response) => {
        const { searchParams } = new URL(response.url())
        return { lng: Number(searchParams.get('lng')), lat: Number(searchParams.get('lat')) }
      })
  await openForm(page)
  const canvas = page.getByRole('region', { name: 'Kaart om de plek aan te duiden' })
  const told = page
    .getByRole('status')
    .filter({ hasText: /, (Emelgem|Kachtem|Bosmolens|De Mol|.*Centrum.*)|Deze plek/ })
  await expect(page.getByRole('button', { name: 'Hier is het' })).toBeVisible()
  await canvas.focus()
  const starting = located()
  await page.keyboard.press('Space')
  const start = await starting
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Hier is het' })).toBeVisible()
  await expect(told.first()).toBeVisible()
  const before = await told.first().innerText()

  const moved = async (key: string) => {
    const moving = located()
    await page.keyboard.press(key)
    return moving
  }
  const north = await moved('ArrowUp')
  expect(north.lat).toBeGreaterThan(start.lat)
  expect(north.lng).toBeCloseTo(start.lng, 6)
  const east = await moved('ArrowRight')
  expect(east.lng).toBeGreaterThan(north.lng)
  expect(east.lat).toBeCloseTo(north.lat, 6)
  const nudged = await moved('Shift+ArrowRight')
  expect(nudged.lng - east.lng).toBeGreaterThan(0)
  expect(nudged.lng - east.lng).toBeLessThan((east.lng - north.lng) / 2)
  await expect(told.first()).not.toHaveText(before)
})
