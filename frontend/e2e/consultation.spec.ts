import { expect, type Page, test } from '@playwright/test'
import { encode } from 'uqr'
import { addConsultation, answersTo, closeIn } from './consultations.ts'
import { expectNoFaults, expectNoSidewaysScroll, holdScripts } from './faults.ts'

// The map jumps instead of gliding, so that its middle is known at once.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

// Baronstraat 24 as the address register knew it: CRAB 2013, Flemish free open data licence.
const HOUSE = { lng: 3.229236, lat: 50.923971, street: 'Baronstraat', number: '24' }
const WORDS = 'Ik wacht tot er niemand komt.'

const words = (page: Page) => page.getByRole('textbox', { name: /Hoe steek je nu over/ })
const sendButton = (page: Page) => page.getByRole('button', { name: 'Verstuur je antwoord' })
const late = (page: Page) => page.locator('.late-answer')
const thanks = (page: Page) => page.getByRole('heading', { level: 1, name: 'Dank je, je antwoord is binnen' })
const isLive = (page: Page) => expect(page.getByRole('radio', { name: 'Op de kaart' })).toBeChecked()

async function open(page: Page, id: number) {
  await page.goto(`/inspraak/${id}`)
  await isLive(page)
}

test('it opens and closes at its minute: an open page follows, and what was being written stays', async ({ page }) => {
  const id = await addConsultation({ opens: '4 seconds', closes: '16 seconds' })
  await page.goto(`/inspraak/${id}`)
  await expect(page.getByText(/^Opent op /)).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Wat helpt het meest?' })).toContainText('Een zebrapad')
  await expect(sendButton(page)).toHaveCount(0)

  await expect(sendButton(page)).toBeVisible({ timeout: 20_000 })
  await words(page).fill(WORDS)
  await expect(late(page)).toHaveCount(0)

  await expect(late(page)).toBeVisible({ timeout: 30_000 })
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
  await open(page, id)
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

test('a place by my location, by a tap and by street and number is the same answer', async ({ page, context }) => {
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ longitude: HOUSE.lng, latitude: HOUSE.lat })
  const id = await addConsultation()
  const picked = page.getByText(`${HOUSE.street}, ter hoogte van nr. ${HOUSE.number}`)
  const answer = async (give: () => Promise<void>) => {
    await page.goto(`/inspraak/${id}`)
    const again = page.getByRole('button', { name: 'Antwoord nog eens' })
    await expect(again.or(page.getByRole('button', { name: 'Open de kaart' }))).toBeVisible()
    if (await again.isVisible()) await again.click()
    await words(page).fill(WORDS)
    await give()
    await sendButton(page).click()
    await expect(thanks(page)).toBeFocused()
  }
  const toHouse = async () => {
    await page.getByRole('button', { name: 'Open de kaart' }).click()
    await page.getByRole('button', { name: 'Toon mijn locatie' }).click()
    await expect(picked).toBeVisible()
  }
  await answer(toHouse)
  await answer(async () => {
    await toHouse()
    await page.getByRole('button', { name: 'Verplaats de punt' }).click()
    const map = page.getByRole('region', { name: 'Kaart om de plek aan te duiden' })
    await map.scrollIntoViewIfNeeded()
    const box = await map.boundingBox()
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2)
    await expect(page.getByRole('button', { name: 'Verplaats de punt' })).toBeVisible()
    await expect(picked).toBeVisible()
  })
  await answer(async () => {
    await page.getByRole('radio', { name: 'Straat en nummer' }).check()
    await page.getByRole('combobox', { name: 'Straat' }).fill('baronstr')
    await page.getByRole('option', { name: HOUSE.street }).click()
    await page.getByLabel('Huisnummer in de buurt').fill(HOUSE.number)
  })
  const places = (await answersTo(id)).filter(({ onMap }) => onMap)
  expect(places.map(({ street, channel }) => ({ street, channel }))).toEqual(
    Array.from({ length: 3 }, () => ({ street: HOUSE.street, channel: 'web' })),
  )
})

test('by keyboard alone: write, choose, put the point, send', async ({ page }) => {
  const id = await addConsultation({ title: 'Met het toetsenbord' })
  await page.goto(`/inspraak/${id}`)
  await isLive(page)
  const focusOn = async (name: RegExp) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab')
      const focused = await page.evaluate(() => {
        const element = document.activeElement
        const labels =
          element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null
        return [
          element?.getAttribute('aria-label'),
          ...[...(labels ?? [])].map((label) => label.textContent),
          element?.textContent,
        ].join(' ')
      })
      if (name.test(focused)) return
    }
    throw new Error(`Tab never came to ${name}`)
  }
  await focusOn(/Geef je antwoord/)
  await page.keyboard.press('Enter')
  await focusOn(/Hoe steek je nu over/)
  await page.keyboard.type(WORDS)
  await focusOn(/Een zebrapad/)
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'Een smallere straat' })).toBeChecked()
  await focusOn(/Op de kaart/)
  await focusOn(/^ ?Open de kaart/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Kaart om de plek aan te duiden' })).toBeVisible()
  await focusOn(/Kaart om de plek aan te duiden/)
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Verplaats de punt' })).toBeVisible()
  await focusOn(/Nee, dat hoeft niet/)
  await page.keyboard.press('ArrowDown')
  await focusOn(/Je e-mailadres/)
  await page.keyboard.type('fatima')
  await focusOn(/Verstuur je antwoord/)
  await page.keyboard.press('Enter')
  const summary = page.getByRole('alert').filter({ hasText: 'Dit e-mailadres klopt niet.' })
  await expect(summary).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await page.keyboard.type('@voorbeeld.be')
  await page.keyboard.press('Enter')
  await expect(thanks(page)).toBeFocused()
  expect(await answersTo(id)).toMatchObject([{ body: WORDS }, { chosen: [1] }, { onMap: true }])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the same form: refused it comes back whole, corrected it is kept, and too late it still holds the words', async ({
    page,
  }) => {
    const id = await addConsultation({
      questions: [
        { kind: 'text', title: 'Hoe steek je nu over?', required: true },
        { kind: 'choice', title: 'Wat helpt?', options: ['Een zebrapad', 'Meer licht', 'Iets anders'], multiple: true },
        { kind: 'place', title: 'Waar is het gevaarlijk?' },
      ],
    })
    await page.goto(`/inspraak/${id}`)
    await words(page).fill(WORDS)
    await page.getByRole('checkbox', { name: 'Een zebrapad' }).check()
    await page.getByRole('checkbox', { name: 'Iets anders' }).check()
    await page.getByLabel('Straat', { exact: true }).fill('Nergensstraat in Brugge')
    await page.getByLabel('Huisnummer in de buurt').fill('24')
    await page.getByRole('radio', { name: 'Met een telefoontje' }).check()
    await page.getByLabel('Je e-mailadres, telefoonnummer of adres').fill('051 00 00 00')
    await sendButton(page).click()
    await expect(page.getByRole('link', { name: 'Vraag 3: kies een straat uit de lijst.' })).toBeVisible()
    await expect(words(page)).toHaveValue(WORDS)
    await expect(page.getByRole('checkbox', { name: 'Iets anders' })).toBeChecked()
    await expect(page.getByRole('checkbox', { name: 'Meer licht' })).not.toBeChecked()
    await expect(page.getByLabel('Huisnummer in de buurt')).toHaveValue('24')
    await expect(page.getByLabel('Je telefoonnummer')).toHaveValue('051 00 00 00')
    await page.getByLabel('Straat', { exact: true }).fill('Baronstraat')
    await sendButton(page).click()
    await expect(page).toHaveURL(/\?beantwoord=\w+$/)
    await expect(thanks(page)).toBeVisible()
    const kept = await answersTo(id)
    expect(kept).toMatchObject([{ body: WORDS }, { chosen: [0, 2] }, { street: 'Baronstraat', onMap: true }])

    await page.getByRole('link', { name: 'Dat kan hier' }).click()
    await words(page).fill('Nog iets vergeten.')
    await closeIn(id, '0 seconds')
    await sendButton(page).click()
    await expect(late(page)).toBeVisible()
    await expect(words(page)).toHaveValue('Nog iets vergeten.')
    expect(await answersTo(id)).toHaveLength(kept.length)
  })
})

test('while the service is away nothing is lost, also over a reload, and the answer is kept once', async ({ page }) => {
  const id = await addConsultation()
  const keys: (string | undefined)[] = []
  await page.route(`/api/consultations/${id}/answers`, async (route) => {
    keys.push(route.request().headers()['idempotency-key'])
    // The first try is kept, but its answer never comes back.
    if (keys.length === 1) await route.fetch()
    return keys.length <= 1 ? route.fulfill({ status: 503, body: 'away' }) : route.continue()
  })
  await open(page, id)
  await words(page).fill(WORDS)
  await sendButton(page).click()
  await expect(page.getByText('Het lukt nu even niet om je antwoord te versturen.')).toBeVisible()
  await page.reload()
  await expect(page.getByText('We hielden je antwoord bij op dit toestel.')).toBeVisible()
  await expect(words(page)).toHaveValue(WORDS)
  await sendButton(page).click()
  await expect(thanks(page)).toBeVisible()
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
  expect(await answersTo(id)).toHaveLength(1)
})

test('after an answer: its number, what is still open, and answering again after a calm word', async ({
  page,
  browser,
}) => {
  const id = await addConsultation({ afterwards: 'We leggen alles samen in een plan.' })
  await addConsultation({ title: 'Waar mag een bank staan?' })
  await open(page, id)
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
      await open(page, id)
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

test('what was written before the page came alive stays', async ({ page }) => {
  const id = await addConsultation()
  const release = await holdScripts(page)
  await page.goto(`/inspraak/${id}`, { waitUntil: 'commit' })
  await words(page).fill(WORDS)
  release()
  await isLive(page)
  await expect(words(page)).toHaveValue(WORDS)
  await page.reload()
  await expect(words(page)).toHaveValue(WORDS)
})
