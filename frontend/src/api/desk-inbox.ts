import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import type {
  AnswerTemplate,
  ContactDetails,
  DeskIdea,
  Inbox,
  InboxFilterQuery,
  NewIdeaAct,
  NewTemplate,
  Task,
  VisibilityAct,
  WithdrawalRequest,
} from '@wijkwerk/backend/contract/desk.ts'
import type { Mailbox } from '@wijkwerk/backend/contract/mailbox.ts'
import { addressOf } from './address.ts'
import { send } from './client.ts'

const REFRESH_MILLISECONDS = 30_000

export const inboxQuery = (filter: InboxFilterQuery) =>
  queryOptions<Inbox>({
    queryKey: ['desk', 'inbox', addressOf('/api/desk/inbox', filter)],
    refetchInterval: REFRESH_MILLISECONDS,
    placeholderData: keepPreviousData,
  })

export const deskIdeaQuery = (id: number) =>
  queryOptions<DeskIdea>({ queryKey: ['desk', 'idea', `/api/desk/ideas/${id}`], staleTime: 0 })

/** How to reach the author; every reading is logged, so it is asked only when somebody wants to see it. */
export const contactQuery = (id: number) =>
  queryOptions<ContactDetails>({
    queryKey: ['desk', 'contact', `/api/desk/ideas/${id}/contact`],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })

export const templatesQuery = () =>
  queryOptions<{ items: AnswerTemplate[] }>({ queryKey: ['desk', 'templates', '/api/desk/templates'] })

export const colleaguesQuery = () =>
  queryOptions<{ items: { id: number; name: string }[] }>({ queryKey: ['desk', 'colleagues', '/api/desk/colleagues'] })

export const tasksQuery = () => queryOptions<{ items: Task[] }>({ queryKey: ['desk', 'tasks', '/api/desk/tasks'] })

export const mailboxQuery = () => queryOptions<Mailbox>({ queryKey: ['desk', 'mailbox', '/api/desk/mailbox'] })

/** One thing that staff do with an idea, as the routes of the desk take it. */
export type DeskAct =
  | { kind: 'act'; body: NewIdeaAct }
  | { kind: 'visibility'; body: VisibilityAct }
  | { kind: 'undo'; body: { revision: number } }

const PATHS = { act: 'acts', visibility: 'visibility', undo: 'undo' }

export const sendAct = (id: number, key: string, { kind, body }: DeskAct) =>
  send<DeskIdea>(`/api/desk/ideas/${id}/${PATHS[kind]}`, { method: 'POST', body, key })

export const eraseContact = (id: number, key: string) =>
  send<DeskIdea>(`/api/desk/ideas/${id}/contact`, { method: 'DELETE', key })

export const withdrawOnRequest = (id: number, key: string, body: WithdrawalRequest) =>
  send<void>(`/api/desk/ideas/${id}/withdrawal`, { method: 'POST', body, key })

export const keepTemplate = (key: string, body: NewTemplate) =>
  send<AnswerTemplate>('/api/desk/templates', { method: 'POST', body, key })

/** After an act: the idea as it is now, and everything that counts or lists it anew. */
export function takeIn(client: QueryClient, answer: DeskIdea) {
  client.setQueryData(deskIdeaQuery(answer.idea.id).queryKey, answer)
  return countAnew(client)
}

const countAnew = (client: QueryClient) =>
  client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === 'inbox' || queryKey[1] === 'tasks' })

/** After an idea was erased: nothing of it stays in this browser. */
export function letGo(client: QueryClient, id: number) {
  for (const { queryKey } of [deskIdeaQuery(id), contactQuery(id)]) client.removeQueries({ queryKey })
  return countAnew(client)
}
