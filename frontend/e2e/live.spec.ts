import { expect, type Page, test } from '@playwright/test'
import { sendIdea } from './portal.ts'

const card = (page: Page, title: string) => page.getByRole('main').getByRole('link', { name: title, exact: true })
const counted = async (page: Page) =>
  Number(
    /\d+/.exec(
      (await page
        .getByText(/^(Nog geen ideeën|\d+ idee)/)
        .first()
        .textContent()) ?? '',
    )?.[0] ?? 0,
  )
const located = { lng: 3.2295, lat: 50.9278 }

test('what somebody sends shows on another open page within two seconds: list, count, map and live region', async ({
  browser,
  request,
}) => {
  await sendIdea(request, { title: 'Een woning die er al was', theme: 'wonen' })
  const everything = await browser.newPage()
  const other = await browser.newPage()
  await everything.goto('/')
  await other.goto('/?theme=wonen')
  await expect(everything.getByRole('region', { name: 'Kaart met de ideeën' })).toBeVisible()
  // The map draws in software here: what comes next is measured once it stands.
  await everything.waitForResponse((response) => response.url().includes('.mvt'))
  const before = await counted(everything)
  const otherBefore = await counted(other)
  const tile = everything.waitForResponse((response) => response.url().includes('.mvt') && response.status() === 200)
  await sendIdea(request, { title: 'Een idee van elders', theme: 'groen', location: located })
  await expect(card(everything, 'Een idee van elders')).toBeVisible({ timeout: 2_000 })
  await expect(
    everything.locator('[aria-live=polite], [role=status]').filter({ hasText: 'Nieuw idee: Een idee van elders' }),
  ).toBeAttached()
  expect(await counted(everything)).toBe(before + 1)
  await tile
  await expect(card(other, 'Een idee van elders')).toHaveCount(0)
  expect(await counted(other)).toBe(otherBefore)
  await sendIdea(request, { title: 'Een huis voor iedereen', theme: 'wonen', location: located })
  await expect(card(other, 'Een huis voor iedereen')).toBeVisible({ timeout: 2_000 })
})

test('after half a minute without network the page catches up and misses none of twenty', async ({
  page,
  context,
  request,
}) => {
  test.setTimeout(120_000)
  await page.goto('/')
  await sendIdea(request, { title: 'Voor de stilte' })
  await expect(card(page, 'Voor de stilte')).toBeVisible()
  await context.setOffline(true)
  const until = Date.now() + 30_000
  const titles = Array.from({ length: 20 }, (_, number) => `In de stilte ${number + 1}`)
  for (const title of titles) await sendIdea(request, { title })
  await expect.poll(() => Date.now() > until, { timeout: 40_000, intervals: [1_000] }).toBe(true)
  await context.setOffline(false)
  for (const title of titles) await expect(card(page, title).first()).toBeVisible()
})
