import { expect, type Page } from '@playwright/test'

/** What is written as an answer to the first question. */
export const WORDS = 'Ik wacht tot er niemand komt.'

export const words = (page: Page) => page.getByRole('textbox', { name: /Hoe steek je nu over/ })
export const sendButton = (page: Page) => page.getByRole('button', { name: 'Verstuur je antwoord' })
export const late = (page: Page) => page.locator('.late-answer')
export const thanks = (page: Page) => page.getByRole('heading', { level: 1, name: 'Dank je, je antwoord is binnen' })

/** Waits until the form on the page is alive. */
export const isLive = (page: Page) => expect(page.getByRole('radio', { name: 'Op de kaart' })).toBeChecked()

/** Opens the page of a consultation of which the questions are those of `addConsultation`, alive. */
export async function openConsultation(page: Page, id: number) {
  await page.goto(`/inspraak/${id}`)
  await isLive(page)
}
