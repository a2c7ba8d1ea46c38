import { createHash, randomBytes } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { expectNoFaults, expectNoSidewaysScroll } from './faults.ts'
import { database } from './portal.ts'
import { signInAs } from './staff.ts'

/** A link as the mail of somebody holds it. */
async function linkFor(email: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const sql = database()
  try {
    const [{ id }] = await sql<[{ id: number }]>`
      insert into staff (name, email, roles) values ('An', ${email}, '{wijkwerker}') returning id`
    await sql`
      insert into one_time_links (token_hash, purpose, subject_id, expires_at)
      values (${createHash('sha256').update(token).digest()}, 'sign-in', ${id}, now() + interval '10 minutes')`
    return `/beheer/binnen/${token}`
  } finally {
    await sql.end()
  }
}

const expectClean = async (page: Page, state: string) => {
  await expectNoFaults(page, state)
  await expectNoSidewaysScroll(page, state)
}

test('who opens the desk is asked to sign in, goes in with a link by keyboard, and out again', async ({ page }) => {
  await page.goto('/beheer/sessies')
  await expect(page).toHaveURL('/beheer/aanmelden?naar=%2Fbeheer%2Fsessies')
  await page.getByLabel('Je e-mailadres').fill('niemand@voorbeeld.be')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText('Als dit adres bekend is')

  const link = await linkFor('an.binnen@test.invalid')
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Dag An' })).toBeVisible()
  await page.getByRole('button', { name: 'Ga binnen' }).press('Enter')
  await expect(page).toHaveURL('/beheer')
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Deze link werkt niet meer' })).toBeVisible()

  await page.goto('/beheer')
  await page.getByRole('button', { name: 'An' }).press('Enter')
  await page.getByRole('button', { name: 'Meld je af' }).press('Enter')
  await expect(page).toHaveURL(/\/beheer\/aanmelden/)
  await page.goto('/beheer/sessies')
  await expect(page).toHaveURL(/\/beheer\/aanmelden/)
})

test('an administrator invites somebody, takes the access away, and finds both in the log', async ({
  page,
  context,
}) => {
  await signInAs(context, ['administrator'], { name: 'Beheerder Bea' })
  await page.goto('/beheer/medewerkers')
  await page.getByLabel('Naam').fill('Nieuwe Nel')
  await page.getByLabel('E-mailadres').fill('nel@test.invalid')
  await page.getByRole('button', { name: 'Stuur de uitnodiging' }).click()
  await expect(page.getByText('Nieuwe Nel is uitgenodigd.')).toBeVisible()
  const nel = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Nieuwe Nel' }) })
  await nel.getByText('Wijzig Nieuwe Nel').click()
  await nel.getByRole('button', { name: 'Neem de toegang weg' }).click()
  await expect(nel).toContainText('heeft geen toegang')
  await page.goto('/beheer/logboek')
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Beheerder Bea gaf iemand toegang · Nieuwe Nel' }),
  ).toBeVisible()
})

for (const [width, colorScheme] of [
  [360, 'dark'],
  [1280, 'light'],
] as const) {
  test(`no page about signing in has a fault at ${width} px, ${colorScheme}`, async ({ page, context }) => {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.goto('/beheer/aanmelden?fout=opnieuw')
    await expect(page.getByLabel('Je e-mailadres')).toBeVisible()
    await expectClean(page, 'signing in')
    await page.goto(await linkFor(`an.${width}@test.invalid`))
    await expect(page.getByRole('button', { name: 'Ga binnen' })).toBeVisible()
    await expectClean(page, 'coming in')
    await signInAs(context, ['administrator'])
    for (const path of ['/beheer/nergens', '/beheer/medewerkers', '/beheer/sessies', '/beheer/logboek']) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectClean(page, path)
    }
    await page.getByRole('button', { name: width < 640 ? 'Menu' : 'An De Wijkwerker' }).click()
    await expectClean(page, 'the menu')
  })
}
