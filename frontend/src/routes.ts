import type { QueryClient } from '@tanstack/react-query'
import { type ComponentType, lazy } from 'react'
import { consultationQuery, consultationsQuery, streetQuery, workQuery } from './api/content.ts'
import { areaQuery, areasQuery, ideaQuery, mailLinkQuery, myIdeaQuery, searchQuery } from './api/queries.ts'
import { AreaPage } from './pages/AreaPage.tsx'
import { HomePage } from './pages/HomePage.tsx'
import { readHomeState } from './state/home-state.ts'
import { readNearby } from './state/nearby-place.ts'
import type { PageProps } from './state/page-context.ts'
import { nearestWorkQuery, preparePortal } from './state/portal-queries.ts'

type Page = ComponentType<PageProps>
type Route = {
  pattern: RegExp
  load: () => Promise<Page>
  /** Draws header and footer itself, and stays while one goes from one of its addresses to another. */
  hasOwnFrame?: boolean
  /** Fetches what the page needs before the server renders it; throws ProblemError when that cannot be had. */
  prepare?: (client: QueryClient, params: Record<string, string>, search: string) => Promise<unknown>
}

const ROUTES: readonly Route[] = [
  {
    pattern: /^\/$/,
    load: async () => HomePage,
    prepare: (client, _params, search) => preparePortal(client, readHomeState(search)),
  },
  {
    pattern: /^\/kern\/(?<slug>[a-z0-9-]{1,80})$/,
    load: async () => AreaPage,
    prepare: (client, { slug = '' }, search) =>
      Promise.all([client.fetchQuery(areaQuery(slug)), preparePortal(client, readHomeState(search), { area: slug })]),
  },
  {
    pattern: /^\/werken$/,
    load: () => import('./pages/WorksPage.tsx').then((module) => module.WorksPage),
    prepare: (client, _params, search) => preparePortal(client, readHomeState(search, 'works')),
  },
  {
    pattern: /^\/werken\/(?<id>[1-9]\d{0,8})$/,
    load: () => import('./pages/WorkPage.tsx').then((module) => module.WorkPage),
    prepare: (client, { id }) => client.fetchQuery(workQuery(Number(id))),
  },
  {
    pattern: /^\/inspraak$/,
    load: () => import('./pages/ConsultationsPage.tsx').then((module) => module.ConsultationsPage),
    prepare: (client, _params, search) => preparePortal(client, readHomeState(search, 'consultations')),
  },
  {
    pattern: /^\/inspraak\/(?<id>[1-9]\d{0,8})$/,
    load: () => import('./pages/ConsultationPage.tsx').then((module) => module.ConsultationPage),
    prepare: (client, { id }, search) =>
      Promise.all([
        client.fetchQuery(consultationQuery(Number(id))),
        new URLSearchParams(search).has('beantwoord') && client.fetchInfiniteQuery(consultationsQuery({ open: 'yes' })),
      ]),
  },
  {
    pattern: /^\/inspraak\/(?<id>[1-9]\d{0,8})\/papier$/,
    load: () => import('./pages/ConsultationPaperPage.tsx').then((module) => module.ConsultationPaperPage),
    prepare: (client, { id }) => client.fetchQuery(consultationQuery(Number(id))),
  },
  {
    pattern: /^\/straat\/(?<slug>[a-z0-9-]{1,80})$/,
    load: () => import('./pages/StreetPage.tsx').then((module) => module.StreetPage),
    prepare: (client, { slug = '' }) => client.fetchQuery(streetQuery(slug)),
  },
  {
    pattern: /^\/mijn-buurt$/,
    load: () => import('./pages/NearbyPage.tsx').then((module) => module.NearbyPage),
    prepare: async (client, _params, search) => {
      const { prepareNearbyPlace } = await import('./panels/nearby/use-nearby-place.ts')
      const asked = readNearby(search)
      const place = await prepareNearbyPlace(client, asked)
      if (!place) return
      await Promise.all([
        preparePortal(client, readHomeState(search), { around: { place, radiusMetres: asked.radius } }),
        client.fetchInfiniteQuery(nearestWorkQuery(place)),
      ])
    },
  },
  {
    pattern: /^\/idee\/(?<id>[1-9]\d{0,14})\/meld$/,
    load: () => import('./pages/ReportPage.tsx').then((module) => module.ReportPage),
    prepare: (client, { id }) => client.fetchQuery(ideaQuery(Number(id))),
  },
  {
    pattern: /^\/idee\/(?<id>[1-9]\d{0,8})$/,
    load: () => import('./pages/IdeaPage.tsx').then((module) => module.IdeaPage),
    prepare: (client, { id }) => client.fetchQuery(ideaQuery(Number(id))),
  },
  {
    pattern: /^\/idee\/nieuw$/,
    load: () => import('./pages/NewIdeaPage.tsx').then((module) => module.NewIdeaPage),
    prepare: async (client) => {
      const [{ features }] = await Promise.all([
        client.fetchQuery(areasQuery('neighbourhood')),
        client.fetchQuery(areasQuery('kern')),
      ])
      await Promise.all(features.map(({ properties }) => client.fetchQuery(areaQuery(properties.slug))))
    },
  },
  {
    pattern: /^\/mijn-idee\/(?<token>[\w-]{1,100})$/,
    load: () => import('./pages/MyIdeaPage.tsx').then((module) => module.MyIdeaPage),
    prepare: async (client, { token = '' }) => {
      const { idea } = await client.fetchQuery(myIdeaQuery(token))
      if (idea.duplicateOf) await client.prefetchQuery(ideaQuery(idea.duplicateOf))
    },
  },
  {
    pattern: /^\/mijn-ideeen$/,
    load: () => import('./pages/MyIdeasPage.tsx').then((module) => module.MyIdeasPage),
  },
  {
    pattern: /^\/mail\/(?<token>[\w-]{43})$/,
    load: () => import('./pages/MailLinkPage.tsx').then((module) => module.MailLinkPage),
    prepare: (client, { token = '' }) => client.fetchQuery(mailLinkQuery(token)),
  },
  {
    pattern: /^\/mail\/gedaan$/,
    load: () => import('./pages/MailLinkPage.tsx').then((module) => module.MailLinkDonePage),
  },
  {
    pattern: /^\/zoeken$/,
    load: () => import('./pages/SearchPage.tsx').then((module) => module.SearchPage),
    prepare: async (client, _params, search) => {
      const q = new URLSearchParams(search).get('q')?.trim()
      if (q) await client.fetchQuery(searchQuery(q))
    },
  },
  {
    pattern: /^\/woonkernen$/,
    load: () => import('./pages/AreasPage.tsx').then((module) => module.AreasPage),
    prepare: (client) =>
      Promise.all([client.fetchQuery(areasQuery('kern')), client.fetchQuery(areasQuery('neighbourhood'))]),
  },
  {
    pattern: /^\/comites$/,
    load: () => import('./pages/CommitteesPage.tsx').then((module) => module.CommitteesPage),
    prepare: (client) => client.fetchQuery(areasQuery('kern')),
  },
  {
    pattern: /^\/beheer(\/.{0,200})?$/,
    hasOwnFrame: true,
    load: () => import('./pages/desk/DeskPage.tsx').then((module) => module.DeskPage),
  },
  { pattern: /^\/contact$/, load: () => import('./pages/ContactPage.tsx').then((module) => module.ContactPage) },
  { pattern: /^\/over$/, load: () => import('./pages/TextPages.tsx').then((module) => module.AboutPage) },
  { pattern: /^\/privacy$/, load: () => import('./pages/TextPages.tsx').then((module) => module.PrivacyPage) },
  {
    pattern: /^\/toegankelijkheid$/,
    load: () => import('./pages/TextPages.tsx').then((module) => module.AccessibilityPage),
  },
]

/** The route of a path with what its pattern caught, or undefined. */
export function matchRoute(path: string) {
  for (const route of ROUTES) {
    const match = route.pattern.exec(path)
    if (match) return { route, params: { ...match.groups } as Record<string, string> }
  }
}

const loaded = new Map<Route, Page>()
const deferred = new Map<Route, Page>()

/** Loads the code of the page at `path`, so that it renders at once. */
export async function loadPage(path: string): Promise<void> {
  const route = matchRoute(path)?.route
  if (route && !loaded.has(route)) loaded.set(route, await route.load())
}

/** The page of a route: at once where it is loaded, else as it arrives. */
export function pageOf(route: Route): Page {
  const page = loaded.get(route) ?? deferred.get(route)
  if (page) return page
  const made = lazy(() => route.load().then((component) => ({ default: component })))
  deferred.set(route, made)
  return made
}
