import type { CommentCreated } from '../contract/ideas.ts'
import { answerAction } from './answer-form.ts'
import { type FormAction, filled, type Get, namedStreet, replyOf, splitAddress, type Values } from './form-values.ts'

type Form = (values: Values, get: Get) => FormAction | Promise<FormAction>

/** By the path they post to; what its pattern caught is what the form is about. */
const FORMS: readonly [RegExp, (about: string) => Form][] = [
  [/^\/idee\/nieuw$/, () => newIdeaAction],
  [/^\/idee\/(\d+)$/, (id) => (values) => ideaAction(id, values)],
  [/^\/idee\/(\d+)\/meld$/, (id) => (values) => reportAction(id, values)],
  [/^\/inspraak\/(\d+)$/, (id) => (values, get) => answerAction(id, values, get)],
  [/^\/mijn-idee\/([A-Za-z0-9_-]+)$/, (token) => (values) => myIdeaAction(token, values)],
  [/^\/mail\/([A-Za-z0-9_-]{43})$/, (token) => () => mailLinkAction(token)],
  [/^\/contact$/, () => contactAction],
]

/**
 * What gives the API call behind the form without JavaScript that posts to a path, or undefined when none does. It throws
 * `unknown-street` when what was typed is not the name of a street.
 */
export function formAt(path: string): Form | undefined {
  for (const [pattern, formAbout] of FORMS) {
    const match = pattern.exec(path)
    if (match) return formAbout(match[1] ?? '')
  }
}

async function newIdeaAction(values: Values, get: Get): Promise<FormAction> {
  const { kind = 'street', title = '', body = '', theme = 'ander', website } = values
  const [street, numberBehind] = splitAddress(values.street)
  const area = filled(values.area)
  const houseNumber = filled(values.houseNumber) ?? numberBehind
  const found = street ? await namedStreet(street, get) : null
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

function ideaAction(id: string, { action, body = '', name, email = '', website }: Values): FormAction {
  const path = `/api/ideas/${id}`
  const next = () => `/idee/${id}`
  if (action === 'support') return { method: 'POST', path: `${path}/support`, body: undefined, next }
  if (action === 'unsupport') return { method: 'DELETE', path: `${path}/support`, body: undefined, next }
  if (action === 'follow') {
    return {
      method: 'POST',
      path: `${path}/followers`,
      body: { email, website: filled(website) },
      next: () => `/idee/${id}?gevolgd#volgen`,
    }
  }
  return {
    method: 'POST',
    path: `${path}/comments`,
    body: { body, name: filled(name), website: filled(website) },
    next: (answer) => {
      const comment = answer as Pick<CommentCreated, 'id' | 'isHeld'>
      return comment.isHeld ? `/idee/${id}?reactie=wacht#reactie-wacht` : `/idee/${id}#reactie-${comment.id}`
    },
  }
}

function reportAction(id: string, { reason = '', body, email, comment, website }: Values): FormAction {
  return {
    method: 'POST',
    path: `/api/ideas/${id}/reports`,
    body: {
      reason,
      body: filled(body),
      email: filled(email),
      ...(filled(comment) && { comment: Number(comment) }),
      website: filled(website),
    },
    next: () => `/idee/${id}/meld?gemeld`,
  }
}

function myIdeaAction(token: string, { action, title = '', body = '', theme = '' }: Values): FormAction {
  const path = `/api/my-idea/${token}`
  const next = (done: string) => () => `/mijn-idee/${token}?${done}`
  if (action === 'withdraw') return { method: 'DELETE', path, body: undefined, next: next('ingetrokken') }
  return { method: 'PATCH', path, body: { title, body, theme }, next: next('aangepast') }
}

const mailLinkAction = (token: string): FormAction => ({
  method: 'POST',
  path: `/api/mail-links/${token}`,
  body: undefined,
  next: (answer) => `/mail/gedaan?${(answer as { purpose: string }).purpose}`,
})

function contactAction(values: Values): FormAction {
  const { message = '', website } = values
  return {
    method: 'POST',
    path: '/api/contact',
    body: { message, reply: replyOf(values), website: filled(website) },
    next: () => '/contact?verzonden',
  }
}
