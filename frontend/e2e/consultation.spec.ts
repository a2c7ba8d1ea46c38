import { expect, test } from '@playwright/test'
import { encode } from 'uqr'
import { isLive, late, openConsultation, sendButton, thanks, WORDS, words } from './answering.ts'
import { addConsultation, answersTo, closeIn, openIn } from './consultations.ts'
import { expectNoFaults, expectNoSidewaysScroll } from './faults.ts'

// The map jumps instead of gliding, so that its middle is known at once.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('it opens and closes at its minute: an open page follows, and what was being written stays', async ({ page }) => {
  const id = await addConsultation({ opens: '1 hour' })
  await page.goto(`/inspraak/${id}`)
  await expect(page.getByText(/^Opent op /)).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Wat helpt het meest?' })).toContainText('Een zebrapad')
  await expect(sendButton(page)).toHaveCount(0)

  await openIn(id, '2 seconds')
  await expect(sendButton(page)).toBeVisible()
  await words(page).fill(WORDS)
  await expect(late(page)).toHaveCount(0)

  await closeIn(id, '2 seconds')
  await expect(late(page)).toBeVisible()
  await expect(late(page)).toContainText('Ze sloot op')
  await expect(late(page)).toHaveRole('alert')
  await expect(late(page).getByRole('link', { name: '051/33.73.75' })).toBeVisible()
  await expect(words(page)).toHaveValue(WORDS)
  await expect(sendButton(page)).toHaveCount(0)
  expect(await answersTo(id)).toEqual([])
})

test('a late answer is refused, says when it closed, and can be copied, printed and found back', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  // Without the event stream the page does not know yet.
  await page.route('/api/events*', (route) => route.abort())
  const id = await addConsultation()
  await openConsultation(page, id)
  await words(page).fill(WORDS)
  await page.getByRole('radio', { name: 'Meer licht' }).check()
  await closeIn(id, '0 seconds')
  await sendButton(page).click()
  await expect(late(page)).toBeFocused()
  await expect(late(page)).not.toHaveAttribute('role')
  await expect(page.getByRole('region', { name: 'Deze bevraging is afgelopen' })).toContainText('Ze sloot op')
  await expect(words(page)).toHaveValue(WORDS)
  await late(page).getByRole('button', { name: 'Kopieer je tekst' }).click()
  await expect(page.getByText('Je tekst is gekopieerd.')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain(WORDS)
  expect(copied).toContain('Meer licht')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(`1. Hoe steek je nu over?\n${WORDS}`)).toBeVisible()
  await page.emulateMedia({ media: 'screen' })

  await page.reload()
  await expect(late(page)).toBeVisible()
  await expect(words(page)).toHaveValue(WORDS)
  expect(await answersTo(id)).toEqual([])
  await page.getByRole('button', { name: 'Wis je tekst' }).click()
  await expect(page.getByText('Er kwamen geen antwoorden.')).toBeVisible()
  await expect(words(page)).toHaveCount(0)
})

test('after an answer: its number, what is still open, and answering again after a calm word', async ({
  page,
  browser,
}) => {
  const id = await addConsultation({ afterwards: 'We leggen alles samen in een plan.' })
  await addConsultation({ title: 'Waar mag een bank staan?' })
  await openConsultation(page, id)
  await words(page).fill(WORDS)
  await sendButton(page).click()
  await expect(thanks(page)).toBeFocused()
  const number = new URL(page.url()).searchParams.get('beantwoord')
  await expect(page.getByText(`en zeg nummer ${number}.`)).toBeVisible()
  await expect(page.getByText('We leggen alles samen in een plan.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Waar mag een bank staan?' }).first()).toBeVisible()

  // Who is sent the address of somebody's thanks comes to the questions.
  const other = await browser.newPage()
  await other.goto(page.url())
  await isLive(other)
  await expect(other).toHaveTitle(/^Veilig oversteken/)
  await other.close()
  await page.getByRole('link', { name: 'de pagina van deze bevraging' }).click()
  await expect(page.getByText(`Je nummer is ${number}.`)).toBeVisible()
  await expect(page.getByText('1 antwoord', { exact: true })).toBeVisible()
  await expect(words(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Antwoord nog eens' }).click()
  await expect(words(page)).toBeFocused()
  await expect(words(page)).toHaveValue('')
})

test('the paper form: one sheet that says where to hand it in, with the address as letters and as a code', async ({
  page,
  baseURL,
}) => {
  const id = await addConsultation({ title: 'Op papier' })
  await page.goto(`/inspraak/${id}`)
  await page.getByRole('link', { name: /Op papier/ }).click()
  const sheet = page.getByRole('region', { name: 'Formulier op papier' })
  await expect(page.getByRole('button', { name: 'Druk het formulier af' })).toBeVisible()
  await expect(sheet).toContainText(`Bevraging nr. ${id}`)
  await expect(sheet).toContainText('Korenmarkt 10, 8870 Izegem')
  await expect(sheet.getByText(`${new URL(String(baseURL)).host}/inspraak/${id}`)).toBeVisible()
  const { data } = encode(`${baseURL}/inspraak/${id}`, { ecc: 'M', border: 4 })
  const drawn = await sheet.getByRole('img').locator('path').last().getAttribute('d')
  expect(drawn?.match(/M\d+ \d+/g)).toEqual(
    data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}` : []))),
  )
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('banner')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Druk het formulier af' })).toBeHidden()
  const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(printed.match(/\/Type \/Page\b/g)).toHaveLength(1)
})

for (const viewport of [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
]) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport })

    test('no state has a fault or scrolls sideways', async ({ page }) => {
      test.setTimeout(180_000)
      const check = async (state: string) => {
        await expectNoFaults(page, state)
        await expectNoSidewaysScroll(page, state)
      }
      const id = await addConsultation({ example: true, fixed: 'De riolering komt er.', contactPhone: '051 33 73 75' })
      await openConsultation(page, id)
      await check('open')
      await sendButton(page).click()
      await expect(page.getByRole('alert').filter({ hasText: 'Vul dit nog in' })).toBeFocused()
      await check('what is missing')
      await words(page).fill(WORDS)
      await page.getByRole('button', { name: 'Open de kaart' }).click()
      await page.getByRole('button', { name: 'Hier is het' }).click()
      await expect(page.getByRole('button', { name: 'Wis de plek' })).toBeVisible()
      await check('on the map')
      await page.getByRole('radio', { name: 'Straat en nummer' }).check()
      await page.getByRole('combobox', { name: 'Straat' }).fill('kerk')
      await expect(page.getByRole('listbox')).toBeVisible()
      await check('streets to choose from')
      await page.getByRole('radio', { name: 'Op de kaart' }).check()
      await sendButton(page).click()
      await expect(thanks(page)).toBeVisible()
      await check('sent')
      await page.goto(`/inspraak/${id}`)
      await page.getByRole('button', { name: 'Antwoord nog eens' }).click()
      await check('again')
      await words(page).fill(WORDS)
      await closeIn(id, '0 seconds')
      await expect(late(page)).toBeVisible()
      await check('late')
      await page.goto(
        `/inspraak/${await addConsultation({ opens: '-9 days', closes: '-1 day', outcome: 'Er komt een zebrapad.' })}`,
      )
      await expect(page.getByText('Er komt een zebrapad.')).toBeVisible()
      await check('closed')
      await page.goto(`/inspraak/${await addConsultation({ opens: '3 days' })}`)
      await expect(page.getByText(/^Opent op /)).toBeVisible()
      await check('upcoming')
      await page.goto(`/inspraak/${id}/papier`)
      await expect(page.getByText(/Een blad insturen kan niet meer/)).toBeVisible()
      await check('paper of what is closed')
    })
  })
}
