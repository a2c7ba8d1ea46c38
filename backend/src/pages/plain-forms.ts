import { Problem } from '../http/problem.ts'

/** What a posted form asks of the API, and where its sender goes when that went well. */
export type FormAction = {
  method: 'POST' | 'PATCH' | 'DELETE'
  path: string
  body: unknown
  next: (answer: unknown) => string
}

type Values = Record<string, string>
type Streets = (typed: string) => Promise<{ id: number; name: string } | undefined>

const NUMBER_BEHIND = /^(.*\D)\s+(\d{1,4} ?[a-zA-Z]?)$/

const filled = (text: string | undefined) => text?.trim() || undefined

const replyOf = ({ replyKind, replyValue }: Values) =>
  replyKind && replyKind !== 'none' && filled(replyValue) ? { [replyKind]: replyValue } : undefined

/**
 * The API call behind a form without JavaScript, or undefined when no form posts to that path. Throws `unknown-street`
 * when what was typed is not the name of a street.
 */
export async function formAction(path: string, values: Values, findStreet: Streets): Promise<FormAction | undefined> {
  if (path === '/idee/nieuw') return newIdeaAction(values, findStreet)
  const idea = /^\/idee\/(\d+)$/.exec(path)?.[1]
  if (idea) return ideaAction(idea, values)
  const token = /^\/mijn-idee\/([A-Za-z0-9_-]+)$/.exec(path)?.[1]
  if (token) return myIdeaAction(token, values)
  if (path === '/contact') {
    const { message = '', website } = values
    return {
      method: 'POST',
      path: '/api/contact',
      body: { message, reply: replyOf(values), website: filled(website) },
      next: () => '/contact?verzonden',
    }
  }
  return undefined
}

async function newIdeaAction(values: Values, findStreet: Streets): Promise<FormAction> {
  const { kind = 'street', title = '', body = '', theme = 'ander', website } = values
  const [, street = values.street, numberBehind] = NUMBER_BEHIND.exec((values.street ?? '').trim().slice(0, 120)) ?? []
  const typed = filled(street)
  const area = filled(values.area)
  const houseNumber = filled(values.houseNumber) ?? numberBehind
  const found = typed ? await namedStreet(typed, findStreet) : null
  const location = found ? { streetId: found.id, ...(houseNumber && { houseNumber }) } : area ? { area } : null
  return {
    method: 'POST',
    path: '/api/ideas',
    body: {
      kind,
      title,
      body,
      theme,
      location,
      placedBy: found ? 'address' : area ? 'area' : 'none',
      ...(found && area && { area }),
      name: filled(values.name),
      reply: replyOf(values),
      website: filled(website),
    },
    next: (answer) => `${(answer as { receipt: { link: string } }).receipt.link}?nieuw`,
  }
}

// A search forgives much; an idea must not land in a street that only resembles the one that was meant.
async function namedStreet(typed: string, findStreet: Streets) {
  const found = await findStreet(typed)
  if (!found || !folded(found.name).startsWith(folded(typed))) throw new Problem('unknown-street')
  return found
}

const folded = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/str$/, 'straat')

function ideaAction(id: string, { action, body = '', name, website }: Values): FormAction {
  const path = `/api/ideas/${id}`
  const next = () => `/idee/${id}`
  if (action === 'support') return { method: 'POST', path: `${path}/support`, body: undefined, next }
  if (action === 'unsupport') return { method: 'DELETE', path: `${path}/support`, body: undefined, next }
  return {
    method: 'POST',
    path: `${path}/comments`,
    body: { body, name: filled(name), website: filled(website) },
    next: (answer) => `/idee/${id}#reactie-${(answer as { id: number }).id}`,
  }
}

function myIdeaAction(token: string, { action, title = '', body = '', theme = '' }: Values): FormAction {
  const path = `/api/my-idea/${token}`
  const next = (done: string) => () => `/mijn-idee/${token}?${done}`
  if (action === 'withdraw') return { method: 'DELETE', path, body: undefined, next: next('ingetrokken') }
  return { method: 'PATCH', path, body: { title, body, theme }, next: next('aangepast') }
}
