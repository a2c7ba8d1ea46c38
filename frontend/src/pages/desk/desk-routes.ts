import type { Permission } from '@wijkwerk/backend/contract/roles.ts'
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { PageProps } from '../../state/page-context.ts'
import type { DeskTextKey } from '../../text/desk-text.ts'

type DeskPageComponent = ComponentType<PageProps>

/** A page of the desk: who may see it, and where it stands in the navigation if it stands there. */
export type DeskRoute = {
  pattern: RegExp
  /** Null: also for who did not sign in yet. */
  permission: Permission | null
  page: LazyExoticComponent<DeskPageComponent>
}

const page = (load: () => Promise<DeskPageComponent>) =>
  lazy(() => load().then((component) => ({ default: component })))

const DESK_ROUTES: readonly DeskRoute[] = [
  {
    pattern: /^\/beheer\/aanmelden$/,
    permission: null,
    page: page(() => import('./SignInPage.tsx').then((module) => module.SignInPage)),
  },
  {
    pattern: /^\/beheer\/binnen\/(?<token>[\w-]{43})$/,
    permission: null,
    page: page(() => import('./ComeInPage.tsx').then((module) => module.ComeInPage)),
  },
  {
    pattern: /^\/beheer\/medewerkers$/,
    permission: 'staff.manage',
    page: page(() => import('./TeamPage.tsx').then((module) => module.TeamPage)),
  },
  {
    pattern: /^\/beheer\/sessies$/,
    permission: 'self',
    page: page(() => import('./SessionsPage.tsx').then((module) => module.SessionsPage)),
  },
  {
    pattern: /^\/beheer\/logboek$/,
    permission: 'audit.read',
    page: page(() => import('./AuditLogPage.tsx').then((module) => module.AuditLogPage)),
  },
  {
    pattern: /^\/beheer\/vervanging$/,
    permission: 'self',
    page: page(() => import('./StandInsPage.tsx').then((module) => module.StandInsPage)),
  },
  {
    pattern: /^\/beheer\/jaar$/,
    permission: 'year.read',
    page: page(() => import('./YearPage.tsx').then((module) => module.YearPage)),
  },
  {
    pattern: /^\/beheer\/druk\/(?<slug>[a-z0-9-]+)$/,
    permission: 'intake',
    page: page(() => import('./PrintPage.tsx').then((module) => module.PrintPage)),
  },
  {
    pattern: /^\/beheer\/instellingen$/,
    permission: 'settings.write',
    page: page(() => import('./SettingsPage.tsx').then((module) => module.SettingsPage)),
  },
  {
    pattern: /^\/beheer\/taken$/,
    permission: 'tasks',
    page: page(() => import('./TasksPage.tsx').then((module) => module.TasksPage)),
  },
  {
    pattern: /^\/beheer\/post$/,
    permission: 'mail.read',
    page: page(() => import('./MailboxPage.tsx').then((module) => module.MailboxPage)),
  },
  {
    pattern: /^\/beheer\/noteren$/,
    permission: 'intake',
    page: page(() => import('./IntakePage.tsx').then((module) => module.IntakePage)),
  },
  {
    pattern: /^\/beheer\/veel-gevraagd$/,
    permission: 'hotspots.read',
    page: page(() => import('./HotspotsPage.tsx').then((module) => module.KernenPage)),
  },
  {
    pattern: /^\/beheer\/veel-gevraagd\/(?<slug>[a-z0-9-]+)$/,
    permission: 'hotspots.read',
    page: page(() => import('./HotspotsPage.tsx').then((module) => module.HotspotsPage)),
  },
  {
    pattern: /^\/beheer\/veel-gevraagd\/plek\/(?<slug>[a-z0-9-]+)$/,
    permission: 'hotspots.read',
    page: page(() => import('./HotspotCardPage.tsx').then((module) => module.HotspotCardPage)),
  },
  {
    pattern: /^\/beheer\/dossiers\/(?<id>[1-9]\d{0,8})$/,
    permission: 'hotspots.read',
    page: page(() => import('./DossierPage.tsx').then((module) => module.DossierPage)),
  },
  {
    pattern: /^\/beheer\/werken$/,
    permission: 'content.write',
    page: page(() => import('./DeskWorksPage.tsx').then((module) => module.DeskWorksPage)),
  },
  {
    pattern: /^\/beheer\/werken\/nieuw$/,
    permission: 'content.write',
    page: page(() => import('./DeskWorkPage.tsx').then((module) => module.NewWorkPage)),
  },
  {
    pattern: /^\/beheer\/werken\/(?<id>[1-9]\d{0,8})$/,
    permission: 'content.write',
    page: page(() => import('./DeskWorkPage.tsx').then((module) => module.DeskWorkPage)),
  },
  {
    pattern: /^\/beheer\/bevragingen$/,
    permission: 'content.write',
    page: page(() => import('./DeskConsultationsPage.tsx').then((module) => module.DeskConsultationsPage)),
  },
  {
    pattern: /^\/beheer\/bevragingen\/nieuw(\/(?<slug>[a-z0-9-]+))?$/,
    permission: 'content.write',
    page: page(() => import('./DeskConsultationPage.tsx').then((module) => module.NewConsultationPage)),
  },
  {
    pattern: /^\/beheer\/bevragingen\/(?<id>[1-9]\d{0,8})$/,
    permission: 'content.write',
    page: page(() => import('./DeskConsultationPage.tsx').then((module) => module.DeskConsultationPage)),
  },
  {
    pattern: /^\/beheer$/,
    permission: 'ideas.read',
    page: page(() => import('./InboxPage.tsx').then((module) => module.InboxPage)),
  },
]

/** What stands in the top row, in this order, and in the menu of the person who signed in. */
export type DeskLink = { href: string; text: DeskTextKey; permission: Permission }
export const DESK_LINKS: readonly DeskLink[] = [
  { href: '/beheer', text: 'desk.todo', permission: 'ideas.read' },
  { href: '/beheer/werken', text: 'deskWorks.title', permission: 'content.write' },
  { href: '/beheer/bevragingen', text: 'deskConsultations.title', permission: 'content.write' },
  { href: '/beheer/veel-gevraagd', text: 'hotspots.title', permission: 'hotspots.read' },
  { href: '/beheer/jaar', text: 'year.title', permission: 'year.read' },
]
export const DESK_MENU: readonly DeskLink[] = [
  { href: '/beheer/taken', text: 'tasks.title', permission: 'tasks' },
  { href: '/beheer/post', text: 'mailbox.title', permission: 'mail.read' },
  { href: '/beheer/medewerkers', text: 'team.title', permission: 'staff.manage' },
  { href: '/beheer/instellingen', text: 'settings.title', permission: 'settings.write' },
  { href: '/beheer/logboek', text: 'log.title', permission: 'audit.read' },
  { href: '/beheer/vervanging', text: 'standIns.title', permission: 'ideas.read' },
  { href: '/beheer/sessies', text: 'sessions.title', permission: 'self' },
]

/** The page at a path with what its pattern caught, or undefined. */
export function matchDeskRoute(path: string) {
  for (const route of DESK_ROUTES) {
    const match = route.pattern.exec(path)
    if (match) return { route, params: { ...match.groups } as Record<string, string> }
  }
}
