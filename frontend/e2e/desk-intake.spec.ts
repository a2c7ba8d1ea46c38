import { expect, type Page, test } from '@playwright/test'
import { expectNoFaults, expectNoSidewaysScroll } from './faults.ts'
import { database } from './portal.ts'
import { signInAs } from './staff.ts'

const rows = async (titles: string[]) => {
  const sql = database()
  try {
    return await sql<{ title: string; channel: string; street: string | null; replyKind: string | null }[]>`
      select i.title, i.channel, s.slug as street, r.kind as reply_kind from ideas i
      left join streets s on s.id = i.street_id left join idea_replies r on r.idea_id = i.id
      where i.title = any(${titles}) order by i.id`
  } finally {
    await sql.end()
  }
}

/** Title and text by keyboard, from the street field on. */
async function tell(page: Page, street: string, title: string) {
  await page.getByRole('combobox', { name: 'Straat' }).focus()
  await page.keyboard.type(street)
  await page.keyboard.press('Tab')
  await page.keyboard.type('12')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type(title)
  await page.keyboard.press('Tab')
  await page.keyboard.type('Zoals gezegd.')
}

test('by keyboard: a call with a number to phone back, then a pile of paper, one after the other', async ({
  page,
  context,
}) => {
  await signInAs(context, ['integration'])
  await page.goto('/beheer/noteren')
  await tell(page, 'Prinsessestraat', 'Gebeld: een zebrapad')
  await page.getByRole('radio', { name: 'Met een telefoontje' }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+Enter')
  // One is brought to the field that is wrong.
  await expect(page.getByLabel('Telefoonnummer')).toBeFocused()
  await expect(page.getByText('Schrijf het nummer met cijfers')).toBeVisible()
  await page.keyboard.type('051 33 73 75')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Mevrouw Zonneveld')
  await page.keyboard.press('Control+Enter')
  // Whole: the refusal before this one names the consent too.
  await expect(page.getByRole('alert')).toHaveText('Kijk dit na: de toestemming.')
  await expect(page.getByRole('radio', { name: 'Ja, gezegd' })).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/^\d{3,6}$/)).toBeVisible()
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: 'op papier' }).focus()
  await page.keyboard.press('Space')
  const pile = ['Papier: een bank', 'Papier: een boom', 'Papier: een lamp']
  for (const title of pile) {
    await expect(page.getByRole('radio', { name: 'op papier' })).toBeChecked()
    await tell(page, 'Baronstraat', title)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('button', { name: 'Noteer er nog een' })).toBeFocused()
    await page.keyboard.press('Enter')
  }
  expect(await rows(['Gebeld: een zebrapad', ...pile])).toEqual([
    { title: 'Gebeld: een zebrapad', channel: 'phone', street: 'prinsessestraat', replyKind: 'phone' },
    ...pile.map((title) => ({ title, channel: 'paper', street: 'baronstraat', replyKind: null })),
  ])
})

test('a street that is not known is asked about, not lost; a box number leads to its house', async ({
  page,
  context,
}) => {
  await signInAs(context, ['integration'])
  await page.goto('/beheer/noteren')
  const street = page.getByRole('combobox', { name: 'Straat' })
  await street.fill('Nergensstraat')
  await page.getByRole('textbox', { name: 'Nummer', exact: true }).fill('24/3')
  await page.getByLabel('In één zin', { exact: true }).fill('Met een busnummer')
  await page.getByRole('button', { name: 'Bewaar het idee' }).click()
  await expect(page.getByText('We kennen deze straat niet.')).toBeVisible()
  await expect(street).toBeFocused()
  await street.fill('Baronstraat')
  await expect(page.getByText('We kennen deze straat niet.')).toBeHidden()
  await page.getByRole('button', { name: 'Bewaar het idee' }).click()
  await expect(page.getByText(/^\d{3,6}$/)).toBeVisible()
  expect(await rows(['Met een busnummer'])).toMatchObject([{ street: 'baronstraat' }])
})

test('without network nothing is lost, also over a reload, and it is kept once', async ({ page, context }) => {
  await signInAs(context, ['wijkwerker'])
  await page.goto('/beheer/noteren')
  await tell(page, 'Baronstraat', 'Aan de deur, zonder netwerk')
  await context.setOffline(true)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert')).toContainText('Wat je schreef staat er nog')
  await context.setOffline(false)
  await page.reload()
  await expect(page.getByLabel('In één zin')).toHaveValue('Aan de deur, zonder netwerk')
  await page.getByRole('button', { name: 'Bewaar het idee' }).click()
  await expect(page.getByRole('button', { name: 'Noteer er nog een' })).toBeFocused()
  expect(await rows(['Aan de deur, zonder netwerk'])).toHaveLength(1)
})

test('a pasted mail fills in the form, and support on paper counts once', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signInAs(context, ['wijkwerker'])
  await page.goto('/beheer/noteren')
  await page.getByRole('radio', { name: 'per e-mail' }).check()
  await page.evaluate(() =>
    navigator.clipboard.writeText(
      'Van: An <an@voorbeeld.be>\nOnderwerp: Een fietsenrek\n\nDag,\n\nKan er een fietsenrek komen?\n\nGroetjes\nAn',
    ),
  )
  await page.getByLabel('Plak een e-mail').focus()
  await page.keyboard.press('Control+v')
  await expect(page.getByLabel('In één zin')).toHaveValue('Een fietsenrek')
  await expect(page.getByLabel('Uitleg')).toHaveValue('Kan er een fietsenrek komen?')
  // Put in otherwise than by a paste, it is taken along when one leaves the field.
  await page.getByLabel('Plak een e-mail').fill('Onderwerp: Een fietsenrek\n\nBel me op 0470 12 34 56.')
  await page.getByLabel('In één zin').focus()
  await expect(page.getByText('Hier staat een telefoonnummer in')).toBeVisible()
  await page.getByLabel('Uitleg').fill('Kan er een fietsenrek komen?')
  await expect(page.getByText('Hier staat een telefoonnummer in')).toBeHidden()
  await expect(page.getByLabel('E-mailadres', { exact: true })).toHaveValue('an@voorbeeld.be')
  await page.getByRole('radio', { name: 'Ja, gezegd' }).check()
  await page.getByRole('button', { name: 'Bewaar het idee' }).click()
  await page.getByRole('link', { name: 'Open in “Te doen”' }).click()
  await page.getByText('Steun noteren').click()
  for (const [name, told] of [
    ['José', 'Geteld. Er is nu 1 steun.'],
    ['jose', 'Die persoon telde al mee. Er is 1 steun.'],
  ] as const) {
    await page.getByLabel('Naam').fill(name)
    await page.getByLabel('Straat en nummer').fill('Dam 1')
    await page.getByRole('button', { name: 'Tel mee' }).click()
    await expect(page.getByText(told)).toBeVisible()
  }
})

for (const [width, colorScheme] of [
  [360, 'dark'],
  [1280, 'light'],
] as const) {
  test(`the form has no fault at ${width} px, ${colorScheme}`, async ({ page, context }) => {
    await signInAs(context, ['wijkwerker'])
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.goto('/beheer/noteren')
    await page.getByRole('radio', { name: 'per e-mail' }).check()
    await page.getByLabel('In welke taal?').selectOption('Arabisch')
    await page.getByRole('radio', { name: 'Met een brief' }).check()
    await expectNoFaults(page, 'the whole form')
    await expectNoSidewaysScroll(page, 'the whole form')
    await page.getByRole('button', { name: 'Bewaar het idee' }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await expectNoFaults(page, 'refused')
    await page.getByLabel('In één zin', { exact: true }).fill('Een lamp')
    await page.getByLabel('Postadres').fill('Korenmarkt 10, 8870 Izegem')
    await page.getByRole('radio', { name: 'Ja, gezegd' }).check()
    await page.getByRole('button', { name: 'Bewaar het idee' }).click()
    await expect(page.getByRole('button', { name: 'Noteer er nog een' })).toBeFocused()
    await expectNoFaults(page, 'kept')
    await expectNoSidewaysScroll(page, 'kept')
  })
}
