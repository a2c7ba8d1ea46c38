import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test'
import type { IdeaCreated, NewIdea } from '@wijkwerk/backend/contract/ideas.ts'
import type { Place } from '@wijkwerk/backend/contract/place.ts'
import { openDatabase, withDatabase } from '@wijkwerk/migrations'

const ROOT = new URL('../..', import.meta.url)
const { DATABASE_URL, E2E_DATABASE = '', E2E_DATA_FOLDER = '' } = process.env
const databaseUrl = DATABASE_URL && withDatabase(DATABASE_URL, E2E_DATABASE)

/** The database behind the portal under test. */
export const database = () =>
  openDatabase(databaseUrl || readFileSync(join(E2E_DATA_FOLDER, 'database-address'), 'utf8'), { max: 1 })

/** Runs a command of the backend on the portal under test, as staff do, and gives what it tells. */
export function command(name: 'moderation' | 'content', ...words: string[]): string {
  return execFileSync(process.execPath, ['--import', 'tsx', `backend/src/${name}/run.ts`, ...words], {
    cwd: ROOT,
    env: { ...process.env, DATA_FOLDER: E2E_DATA_FOLDER, DATABASE_URL: databaseUrl },
    encoding: 'utf8',
  })
}

/** Answers or hides an idea. */
export const moderate = (...words: string[]) => command('moderation', ...words)

/** Sends an idea through the API, as another resident would. */
export async function sendIdea(request: APIRequestContext, changes: Partial<NewIdea> = {}): Promise<IdeaCreated> {
  const data: NewIdea = {
    kind: 'street',
    title: 'Een idee',
    body: 'Met een woordje uitleg.',
    theme: 'groen',
    location: null,
    ...changes,
  }
  const response = await request.post('/api/ideas', { data })
  expect(response.status(), await response.text()).toBe(201)
  return response.json()
}

/** The idea form, ready to be used. */
export async function openForm(page: Page) {
  await page.goto('/idee/nieuw')
  await expect(page.getByRole('radio', { name: 'Op de kaart' })).toBeChecked()
}

/** Two ideas on one place, and the map's chooser between them; no other idea may lie there. */
export async function openChooser(page: Page, request: APIRequestContext, location: Place): Promise<Locator> {
  for (const title of ['Op dezelfde plek, een', 'Op dezelfde plek, twee']) await sendIdea(request, { title, location })
  await page.goto(`/?weergave=kaart&kaart=17/${location.lat}/${location.lng}`)
  const map = page.getByRole('region', { name: 'Kaart van de buurt' })
  await expect(map).toBeVisible()
  const chooser = page.getByRole('dialog', { name: '2 ideeën op deze plek' })
  // The pins are pixels: only a click tells that they are drawn.
  await expect(async () => {
    const box = await map.boundingBox()
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2 - 10)
    await expect(chooser).toBeVisible({ timeout: 500 })
  }).toPass()
  return chooser
}

/** Steps 2 and 3 of the form, and what the receipt says. */
export async function tellAndSend(page: Page, title: string): Promise<{ number: number; link: string }> {
  await page.getByRole('button', { name: 'Verder' }).click()
  await page.getByLabel('Je idee in één zin').fill(title)
  await page.getByLabel('Vertel er meer over').fill('Dat zou de straat aangenamer maken.')
  await page.getByRole('radio', { name: 'Groen' }).check()
  await page.getByRole('button', { name: 'Verder' }).click()
  await page.getByRole('button', { name: 'Verstuur je idee' }).click()
  await expect(page.getByRole('heading', { name: 'Dank je, je idee is binnen' })).toBeVisible()
  const link = new URL(page.url()).pathname
  const answer = await page.request.get(link.replace('/mijn-idee/', '/api/my-idea/'))
  return { number: (await answer.json()).idea.id, link }
}
