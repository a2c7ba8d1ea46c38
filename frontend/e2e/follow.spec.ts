import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { expectNoFaults, expectNoSidewaysScroll } from './faults.ts'
import { database, moderate, sendIdea } from './portal.ts'
import { signInAs } from './staff.ts'

/** The newest mail about an idea, as the mailbox of the desk keeps it while no mail server is configured. */
async function newestMail(page: Page, context: BrowserContext, subject: string): Promise<string> {
  await signInAs(context, ['wijkwerker'])
  await page.goto('/beheer/post')
  const mail = page.getByRole('listitem').filter({ hasText: subject }).first()
  await expect(mail).toBeVisible()
  return mail.innerText()
}

const linkIn = (mail: string) => /\/mail\/[\w-]{43}/.exec(mail)?.[0] ?? ''

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a neighbour follows an idea, hears of the answer and stops', async ({ page, browser, request }) => {
      const { idea } = await sendIdea(request, { title: 'Zebrapad aan de school' })
      // Staff work in a browser of their own, which runs scripts.
      const desk = await browser.newContext({ javaScriptEnabled: true })
      const deskPage = await desk.newPage()
      await page.goto(`/idee/${idea.id}`)
      const section = page.getByRole('region', { name: 'Wil je weten hoe het verder gaat?' })
      await section.getByLabel('Je e-mailadres').fill('buur zonder apenstaart')
      await section.getByRole('button', { name: 'Volg dit idee' }).click()
      await expect(section.getByRole('alert')).toContainText('Dit e-mailadres klopt niet')
      await expect(section.getByLabel('Je e-mailadres')).toHaveValue('buur zonder apenstaart')
      await section.getByLabel('Je e-mailadres').fill('buur@voorbeeld.be')
      await section.getByLabel('Je e-mailadres').press('Enter')
      await expect(section.getByText('Kijk in je mailbox')).toBeVisible()

      const confirming = linkIn(await newestMail(deskPage, desk, `Wil je idee ${idea.id} volgen?`))
      const twice = await page.context().newPage()
      for (const tab of [page, twice]) {
        await tab.goto(confirming)
        await expect(tab.getByText('nieuws is over het idee “Zebrapad aan de school”')).toBeVisible()
      }
      // Pushed in two windows, or opened once more, the link says how it stands.
      for (const tab of [page, twice]) {
        await tab.getByRole('button', { name: 'Ja, ik volg het' }).click()
        await expect(tab.getByRole('heading', { name: 'Je volgt dit idee' })).toBeVisible()
      }
      await twice.goto(confirming)
      await expect(twice.getByRole('heading', { name: 'Je volgt dit idee' })).toBeVisible()
      await twice.close()

      moderate('answer', String(idea.id), '--status', 'planned', '--reason', 'De strepen komen er in de lente.')
      const news = await newestMail(deskPage, desk, `Nieuws over idee ${idea.id}: Gepland`)
      expect(news).toContain('De strepen komen er in de lente.')
      await page.goto(linkIn(news))
      await page.getByRole('button', { name: 'Stop met volgen' }).click()
      await expect(page.getByRole('heading', { name: 'Je volgt dit idee niet meer' })).toBeVisible()
      await desk.close()
    })

    test('a duplicate says where it belongs and leads there, to everyone and to its author', async ({
      page,
      request,
    }) => {
      const { idea: main } = await sendIdea(request, { title: 'Hoofdidee aan de school' })
      const { idea, receipt } = await sendIdea(request, { title: 'Nog eens hetzelfde' })
      const sql = database()
      await sql`update ideas set duplicate_of = ${main.id} where id = ${idea.id}`
      await sql.end()
      moderate('answer', String(main.id), '--status', 'planned', '--reason', 'De strepen komen er in de lente.')
      for (const path of [`/idee/${idea.id}`, receipt.link]) {
        await page.goto(path)
        await expect(page.getByText('Dit idee hoort nu bij “Hoofdidee aan de school”.')).toBeVisible()
        await expect(page.locator('.idea-state')).toContainText('Gepland. Dit komt er.')
        await expect(page.getByText(/antwoordt tegen/)).toHaveCount(0)
        if (javaScriptEnabled) await expectNoFaults(page, path)
      }
      await page.goto(`/idee/${idea.id}`)
      await expect(page.getByRole('button', { name: 'Ik steun dit idee' })).toHaveCount(0)
      await expect(page.getByRole('button', { name: 'Volg dit idee' })).toHaveCount(0)
      await page.getByRole('link', { name: 'Steun of volg dat idee' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Hoofdidee aan de school' })).toBeVisible()
      await expect(page.getByRole('button', { name: 'Ik steun dit idee' })).toBeVisible()
    })
  })
}

for (const [width, colorScheme] of [
  [360, 'dark'],
  [1280, 'light'],
] as const) {
  test(`following has no fault at ${width} px, ${colorScheme}; an idea that ended offers it no more`, async ({
    page,
    request,
  }) => {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { idea } = await sendIdea(request, { title: 'Om te volgen' })
    await page.goto(`/idee/${idea.id}`)
    const follow = page.getByRole('button', { name: 'Volg dit idee' })
    await follow.click()
    await expect(page.getByRole('alert')).toBeVisible()
    await expectNoFaults(page, 'refused')
    await expectNoSidewaysScroll(page, 'refused')
    await page.getByLabel('Je e-mailadres').fill('buur@voorbeeld.be')
    await follow.click()
    await expect(page.getByText('Kijk in je mailbox')).toBeVisible()
    await expectNoFaults(page, 'asked')
    moderate('answer', String(idea.id), '--status', 'done', '--reason', 'Het is klaar.')
    await expect(follow).toBeHidden()
    await page.reload()
    await expect(page.getByRole('heading', { level: 1, name: 'Om te volgen' })).toBeVisible()
    await expect(follow).toBeHidden()
  })
}
