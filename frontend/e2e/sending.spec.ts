import { expect, type Page, test } from '@playwright/test'
import { holdScripts } from './faults.ts'
import { database, openForm } from './portal.ts'

const BODY = 'Dan kan ook wie slecht te been is even zitten.'

async function writeIdea(page: Page, title: string) {
  await openForm(page)
  await page.getByRole('radio', { name: 'Zonder plek' }).check()
  await page.getByRole('button', { name: 'Verder' }).click()
  await page.getByLabel('Je idee in één zin').fill(title)
  await page.getByLabel('Vertel er meer over').fill(BODY)
  await page.getByRole('radio', { name: 'Welzijn' }).check()
  await page.getByRole('button', { name: 'Verder' }).click()
}

const sendButton = (page: Page) => page.getByRole('button', { name: 'Verstuur je idee' })
const waiting = (page: Page) => page.getByText('Het lukt nu even niet om je idee te versturen.')
const thanks = (page: Page) => page.getByRole('heading', { name: 'Dank je, je idee is binnen' })

async function keptTimes(title: string): Promise<number> {
  const sql = database()
  const kept = await sql`select 1 from ideas where title = ${title}`
  await sql.end()
  return kept.length
}

test('while the service is away the text stays, and later the idea is kept once, whatever answer got lost', async ({
  page,
}) => {
  const title = 'Een bank halverwege de helling'
  const keys: (string | undefined)[] = []
  await page.route('/api/ideas', async (route) => {
    keys.push(route.request().headers()['idempotency-key'])
    // The second try is kept, but its answer never comes back.
    if (keys.length === 2) await route.fetch()
    if (keys.length <= 2) return route.fulfill({ status: 503, body: 'away' })
    return route.continue()
  })
  await writeIdea(page, title)
  await sendButton(page).click()
  await expect(waiting(page)).toBeVisible()
  expect(await keptTimes(title)).toBe(0)

  await page.goBack()
  await expect(page.getByLabel('Je idee in één zin')).toHaveValue(title)
  await expect(page.getByLabel('Vertel er meer over')).toHaveValue(BODY)
  await page.goForward()

  await expect.poll(() => keys.length).toBe(2)
  await expect.poll(() => keptTimes(title)).toBe(1)
  await sendButton(page).click()
  await expect(thanks(page)).toBeVisible({ timeout: 20_000 })
  expect(keys.length).toBeGreaterThanOrEqual(3)
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(new Set(keys).size).toBe(1)
  expect(await keptTimes(title)).toBe(1)
})

test('who reloads while an answer got lost finds the text back, and sends the same idea, not a second', async ({
  page,
}) => {
  const title = 'Een fontein waar kinderen drinken'
  await page.route('/api/ideas', async (route) => {
    await route.fetch()
    return route.fulfill({ status: 503, body: 'away' })
  })
  await writeIdea(page, title)
  await sendButton(page).click()
  await expect(waiting(page)).toBeVisible()
  await page.reload()
  await page.unroute('/api/ideas')
  await page.goto('/idee/nieuw')
  await expect(page.getByText('We hielden je tekst bij op dit toestel.')).toBeVisible()
  await page.getByRole('button', { name: 'Verder' }).click()
  await expect(page.getByLabel('Je idee in één zin')).toHaveValue(title)
  await expect(page.getByLabel('Vertel er meer over')).toHaveValue(BODY)
  await expect(page.getByRole('radio', { name: 'Welzijn' })).toBeChecked()
  await page.getByRole('button', { name: 'Verder' }).click()
  await sendButton(page).click()
  await expect(thanks(page)).toBeVisible()
  expect(await keptTimes(title)).toBe(1)
})

test('what was written before the page came alive stays', async ({ page }) => {
  const release = await holdScripts(page)
  await page.goto('/idee/nieuw', { waitUntil: 'commit' })
  await page.getByLabel('Vertel er meer over').fill(BODY)
  release()
  await page.getByRole('radio', { name: 'Zonder plek' }).check()
  await page.getByRole('button', { name: 'Verder' }).click()
  await expect(page.getByLabel('Vertel er meer over')).toHaveValue(BODY)
})

test('what a plain form was refused for is told on its own page only', async ({ page }) => {
  const release = await holdScripts(page)
  await page.goto('/contact', { waitUntil: 'commit' })
  await page.getByLabel('Je bericht').fill('Te')
  await page.getByRole('button', { name: 'Verstuur', exact: false }).click()
  const refusal = page.getByRole('alert')
  await expect(refusal).toBeVisible()
  await expect(page.getByLabel('Je bericht')).toHaveValue('Te')
  release()
  await page.getByRole('link', { name: 'Kaart', exact: true }).first().click()
  await page.getByRole('link', { name: 'Zet een idee op de kaart' }).click()
  await expect(page.getByRole('button', { name: 'Hier is het' })).toBeVisible()
  await expect(refusal).toHaveCount(0)
})

test('a proof of work goes along unseen, is made anew when it was used, and does not hold up who cannot make one', async ({
  page,
}) => {
  const proofs: (string | undefined)[] = []
  await page.route('/api/ideas', async (route) => {
    proofs.push(route.request().headers()['proof-of-work'])
    if (proofs.length > 1) return route.continue()
    const problem = { type: '/problems/proof-needed', title: 'used', status: 422, kind: 'proof-needed' }
    return route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify(problem) })
  })
  await writeIdea(page, 'Een lamp aan het voetpad')
  await sendButton(page).click()
  await expect(thanks(page)).toBeVisible()
  expect(proofs).toEqual([expect.any(String), expect.any(String)])
  expect(proofs[1]).not.toBe(proofs[0])

  await page.addInitScript(() => Reflect.deleteProperty(window, 'Worker'))
  await writeIdea(page, 'Een lamp aan de brug')
  await sendButton(page).click()
  await expect(thanks(page)).toBeVisible()
  expect(proofs[2]).toBeUndefined()
})
