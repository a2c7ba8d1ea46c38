import { expect, type Page, test } from '@playwright/test'
import { expectNoFaults, expectNoSidewaysScroll } from './faults.ts'
import { database, sendIdea } from './portal.ts'
import { signInAs } from './staff.ts'

const chooseModeration = async (settings: object) => {
  const sql = database()
  await sql`update settings set value = ${sql.json(settings as never)} where name = 'moderation'`
  await sql.end()
}
const AFTER = { ideas: 'after', themes: [], photos: 'after' }
test.afterEach(() => chooseModeration(AFTER))

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('somebody reports a comment from its idea, and is thanked', async ({ page, request }) => {
    const { idea } = await sendIdea(request, { title: 'Met een lelijke reactie' })
    await request.post(`/api/ideas/${idea.id}/comments`, { data: { body: 'Een lelijk woord' } })
    await page.goto(`/idee/${idea.id}`)
    await page.getByRole('link', { name: 'Meld deze reactie' }).click()
    await expect(page.getByText('kijkt de reactie na')).toBeVisible()
    await page.getByRole('radio', { name: /scheldt/ }).check()
    await page.getByLabel('E-mailadres').fill('an@thuis')
    await page.getByRole('button', { name: 'Meld het' }).click()
    await expect(page.getByRole('alert').or(page.locator('.error-summary')).first()).toBeVisible()
    await page.getByLabel('E-mailadres').fill('melder@voorbeeld.be')
    await page.getByRole('button', { name: 'Meld het' }).click()
    await expect(page.getByText('Dank je. Een medewerker kijkt het na.')).toBeVisible()
    const sql = database()
    const rows = await sql`select reason, comment_id is not null as is_comment from reports where idea_id = ${idea.id}`
    await sql.end()
    expect(rows).toEqual([{ reason: 'abuse', isComment: true }])
  })
})

test('what was reported is decided on by keyboard, and then waits no longer', async ({ page, context, request }) => {
  const { idea } = await sendIdea(request, { title: 'Gemeld idee', body: 'Hier woont iemand bij naam.' })
  await page.goto(`/idee/${idea.id}`)
  await page.getByRole('link', { name: 'Is er iets mis met dit idee? Meld het' }).press('Enter')
  await page.getByRole('radio', { name: /privéleven/ }).press(' ')
  await page.getByLabel('Wil je er iets bij zeggen?').fill('Ik ben dat.')
  await page.getByRole('button', { name: 'Meld het' }).press('Enter')
  await expect(page.getByText('Dank je.')).toBeVisible()
  await signInAs(context, ['moderator'])
  await page.goto('/beheer?alleen=moderation')
  await page.getByRole('link', { name: /Gemeld idee/ }).press('Enter')
  await expect(page.getByText('Ik ben dat.')).toBeVisible()
  await page.keyboard.press('h')
  await page.getByLabel('Waarom?').fill('Iemand bij naam genoemd')
  const decided = page.waitForResponse((response) => response.url().endsWith('/visibility') && response.ok())
  await page.getByRole('button', { name: 'Verberg', exact: true }).press('Enter')
  await decided
  await page.goto(`/idee/${idea.id}`)
  await expect(page.getByText('Hier woont iemand bij naam.')).toBeHidden()
  expect((await page.request.get(`/api/ideas/${idea.id}`)).status()).toBe(404)
})

test('with a theme looked at first, the author is told it waits, and everyone sees it once it was let through', async ({
  page,
  context,
  request,
}) => {
  await signInAs(context, ['administrator', 'wijkwerker'])
  await page.goto('/beheer/instellingen')
  // One theme that no other journey sends: they share this site.
  await page.getByRole('checkbox', { name: 'Milieu' }).check()
  await page.getByRole('button', { name: 'Bewaar' }).click()
  await expect(page.getByText('Bewaard.')).toBeVisible()
  const { idea, receipt } = await sendIdea(request, { title: 'Wacht even', theme: 'milieu' })
  await page.goto(`${receipt.link}?nieuw`)
  await expect(page.getByText('Een medewerker kijkt je idee eerst na.')).toBeVisible()
  await expect(page.getByText('Je idee staat al op de site')).toHaveCount(0)
  expect((await page.request.get(`/api/ideas/${idea.id}`)).status()).toBe(404)
  await page.goto(`/beheer?idee=${idea.id}`)
  await expect(page.getByText('Dit idee wacht tot iemand het nakijkt.')).toBeVisible()
  await page.getByRole('button', { name: 'nakijken' }).click()
  const decided = page.waitForResponse((response) => response.url().endsWith('/visibility') && response.ok())
  await page.getByRole('button', { name: 'Zet op de site', exact: true }).click()
  await decided
  expect((await page.request.get(`/api/ideas/${idea.id}`)).status()).toBe(200)
})

for (const [width, colorScheme] of [
  [360, 'dark'],
  [1280, 'light'],
] as const) {
  test(`nothing of moderation has a fault at ${width} px, ${colorScheme}`, async ({ page, context, request }) => {
    const expectClean = async (shown: Page, state: string) => {
      await expectNoFaults(shown, state)
      await expectNoSidewaysScroll(shown, state)
    }
    const { idea } = await sendIdea(request, { title: 'Zonder fout' })
    const { idea: reported } = await sendIdea(request, { title: 'Gemeld, zonder fout' })
    await request.post(`/api/ideas/${reported.id}/reports`, { data: { reason: 'spam', body: 'Reclame' } })
    const sql = database()
    await sql`update ideas set visibility = 'held' where id = ${idea.id}`
    await sql.end()
    await signInAs(context, ['administrator', 'wijkwerker'])
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.goto('/beheer/instellingen')
    await expect(page.getByRole('heading', { level: 1, name: 'Instellingen' })).toBeVisible()
    await expectClean(page, 'settings')
    for (const { id, title } of [idea, reported]) {
      await page.goto(`/beheer?idee=${id}`)
      await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible()
      await page.getByRole('button', { name: 'nakijken' }).click()
      await expect(page.getByLabel('Waarom?')).toBeFocused()
      await expectClean(page, title)
    }
  })
}
