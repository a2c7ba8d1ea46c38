import { expect, test } from '@playwright/test'
import { sendIdea } from './portal.ts'

test.use({ javaScriptEnabled: false })

test('without JavaScript: read, filter, search, send, correct, support, withdraw', async ({ page, request }) => {
  await sendIdea(request, { title: 'Leesbaar zonder script', theme: 'wonen' })
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Leesbaar zonder script' }).first()).toBeVisible()

  await page.goto('/?theme=wonen')
  await expect(page.getByRole('link', { name: 'Leesbaar zonder script' }).first()).toBeVisible()

  await page.getByRole('searchbox', { name: 'Zoek een straat, wijk of onderwerp' }).fill('emelgemspl')
  await page.getByRole('searchbox', { name: 'Zoek een straat, wijk of onderwerp' }).press('Enter')
  await expect(page.getByText('Emelgemseplein').first()).toBeVisible()

  await page.goto('/idee/nieuw')
  await page.getByLabel('Straat', { exact: true }).fill('Kerkstraat in Brugge')
  await page.getByLabel('Huisnummer in de buurt').fill('24')
  await page.getByLabel('Je idee in één zin').fill('Gestuurd zonder script')
  await page.getByLabel('Vertel er meer over').fill('Het werkt ook zo.')
  await page.getByRole('radio', { name: 'Netheid' }).check()
  await page.getByRole('button', { name: 'Verstuur je idee' }).click()
  await expect(page.getByText('Kies een straat uit de lijst.').first()).toBeVisible()
  await expect(page.getByLabel('Vertel er meer over')).toHaveValue('Het werkt ook zo.')

  await page.getByLabel('Straat', { exact: true }).fill('Baronstraat')
  await page.getByRole('button', { name: 'Verstuur je idee' }).click()
  await expect(page).toHaveURL(/\/mijn-idee\/.+nieuw/)
  await expect(page.getByText('Dank je, je idee is binnen')).toBeVisible()

  await page.getByText('Pas je idee aan').click()
  await page.getByLabel('Je idee in één zin').fill('Verbeterd zonder script')
  await page.getByRole('button', { name: 'Bewaar' }).click()
  await expect(page.getByText('Je aanpassing staat op de site.')).toBeVisible()
  const mine = page.url()
  await page.goto('/')
  await page.getByRole('link', { name: 'Verbeterd zonder script', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Verbeterd zonder script' })).toBeVisible()
  await expect(page.getByText('Baronstraat, ter hoogte van nr. 24')).toBeVisible()
  await page.getByRole('button', { name: 'Ik steun dit idee' }).click()
  await expect(page.getByText(/^1 (persoon )?steunt dit$/)).toBeVisible()

  await page.goto(mine)
  await page.getByText('Trek je idee in').first().click()
  await page.getByRole('button', { name: 'Ja, trek mijn idee in' }).click()
  await expect(page.getByText('Je idee is ingetrokken')).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Verbeterd zonder script' })).toHaveCount(0)
})
