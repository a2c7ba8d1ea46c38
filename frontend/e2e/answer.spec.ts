import { expect, test } from '@playwright/test'
import { isLive, late, openConsultation, sendButton, thanks, WORDS, words } from './answering.ts'
import { addConsultation, answersTo, closeIn } from './consultations.ts'
import { holdScripts } from './faults.ts'

// The map jumps instead of gliding, so that its middle is known at once.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

// Baronstraat 24 as the address register knew it: CRAB 2013, Flemish free open data licence.
const HOUSE = { lng: 3.229236, lat: 50.923971, street: 'Baronstraat', number: '24' }

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
  await expect(page.getByText('We mailen je op fatima@voorbeeld.be.')).toBeVisible()
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
  await openConsultation(page, id)
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
