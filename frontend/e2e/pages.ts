import { readFileSync } from 'node:fs'
import { type APIRequestContext, expect } from '@playwright/test'
import { addConsultation } from './consultations.ts'
import { addWork, FULL_WORK } from './content.ts'
import { sendIdea } from './portal.ts'

const ROUTES_SOURCE = readFileSync(new URL('../src/routes.ts', import.meta.url), 'utf8')

function routePatterns(): RegExp[] {
  const patterns = [...ROUTES_SOURCE.matchAll(/\bpattern: \/(.+\$)\/,/g)].map(([, source = '']) => new RegExp(source))
  // Each route loads a page: a pattern that is written in another way would be missed without notice.
  expect(patterns.length).toBe([...ROUTES_SOURCE.matchAll(/\bload: (async )?\(\) => \w/g)].length - 1)
  return patterns
}

/** An address of every page there is, an empty list and an idea with a comment among them; fails when a route has none. */
export async function everyPage(request: APIRequestContext): Promise<string[]> {
  const { idea, receipt } = await sendIdea(request, { title: 'Op elke pagina', location: { area: 'emelgem' } })
  await request.post(`/api/ideas/${idea.id}/comments`, { data: { body: 'Une remarque', language: 'fr' } })
  const consultation = await addConsultation()
  const paths = [
    '/',
    '/?theme=wonen&q=zzzzzz',
    '/kern/emelgem',
    '/werken',
    '/?toon=werken&werkstatus=klaar',
    `/werken/${addWork()}`,
    `/werken/${addWork(FULL_WORK)}`,
    '/inspraak',
    '/?toon=bevragingen&bevragingstatus=afgelopen',
    `/inspraak/${consultation}`,
    `/inspraak/${consultation}?beantwoord=12`,
    `/inspraak/${consultation}/papier`,
    `/idee/${idea.id}`,
    `/idee/${idea.id}/meld`,
    `/idee/${idea.id}/meld?gemeld`,
    '/idee/nieuw',
    receipt.link,
    `/mail/${'A'.repeat(43)}`,
    '/mail/gedaan?stop-mails',
    '/mijn-ideeen',
    '/zoeken?q=emelgemspl',
    '/zoeken?q=zzzzzz',
    '/woonkernen',
    '/straat/kachtemsestraat',
    '/straat/nederweg',
    '/mijn-buurt',
    '/mijn-buurt?straat=baronstraat&nr=24',
    '/mijn-buurt?straat=nederweg&straal=100&weergave=kaart',
    '/mijn-buurt?straat=barronstraat',
    '/contact',
    '/comites',
    '/over',
    '/privacy',
    '/toegankelijkheid',
    '/beheer/aanmelden',
  ]
  const names = paths.map((path) => path.split('?')[0] ?? '')
  const forgotten = routePatterns().filter((pattern) => !names.some((name) => pattern.test(name)))
  expect(forgotten, 'routes without an address in the list of every page').toEqual([])
  return paths
}

/** Addresses where there is nothing. */
export const NOWHERE = [
  '/nergens',
  '/idee/99999999',
  '/mijn-idee/onbekend',
  '/kern/nergens',
  '/straat/nergens',
  '/inspraak/99999999',
]
