import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { AuditEntry, Member, Session, SignInLink } from '@wijkwerk/backend/contract/team.ts'
import { addressOf } from './address.ts'

/** How one signs in here. */
export const signInWayQuery = () =>
  queryOptions<{ way: 'provider' | 'mail' }>({ queryKey: ['sign-in', '/api/sign-in'] })

/** What a link to come in is for; reading it does nothing yet. */
export const signInLinkQuery = (token: string) =>
  queryOptions<SignInLink>({ queryKey: ['sign-in', `/api/sign-in/links/${encodeURIComponent(token)}`] })

export const teamQuery = () => queryOptions<{ items: Member[] }>({ queryKey: ['desk', 'team', '/api/desk/team'] })

export const sessionsQuery = () =>
  queryOptions<{ items: Session[] }>({ queryKey: ['desk', 'sessions', '/api/desk/sessions'] })

export type LogFilter = { subject?: string; since?: string; until?: string }
type LogPage = { items: AuditEntry[]; next: number | null }

/** The log, the newest first, page after page. */
export const auditLogQuery = (filter: LogFilter) =>
  infiniteQueryOptions<LogPage, Error, { pages: LogPage[]; pageParams: unknown[] }, readonly string[], string>({
    queryKey: ['desk', 'audit-log', addressOf('/api/desk/audit-log', filter)],
    initialPageParam: '',
    getNextPageParam: ({ next }) => (next === null ? undefined : String(next)),
  })
