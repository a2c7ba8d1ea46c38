import type { InboxFilterQuery } from '@wijkwerk/backend/contract/desk.ts'
import type { IdeaTheme } from '@wijkwerk/backend/contract/ideas.ts'
import { THEMES } from '../../../state/idea-choices.ts'

export const SHOWS = ['waiting', 'followed', 'ended', 'hidden', 'all'] as const
export const AGES = ['week', 'month'] as const
const ONLY = ['mine', 'late', 'new', 'moderation'] as const

/** Which ideas of the desk are shown, as it stands in the address of the page. */
export type InboxView = {
  show: (typeof SHOWS)[number]
  words: string
  area: string | null
  only: (typeof ONLY)[number] | null
  theme: IdeaTheme | null
  /** The number of somebody, or `nobody`. */
  assignee: string | null
  age: (typeof AGES)[number] | null
}

/** Everything that waits. */
export const WHAT_WAITS: InboxView = {
  show: 'waiting',
  words: '',
  area: null,
  only: null,
  theme: null,
  assignee: null,
  age: null,
}

const SHOW_WORDS = {
  waiting: 'te-doen',
  followed: 'opgevolgd',
  ended: 'afgehandeld',
  hidden: 'verborgen',
  all: 'alles',
}
const AGE_WORDS = { week: 'week', month: 'maand' }

const MOST_CHARACTERS = 200

/** The view and the idea that an address asks for; what it does not know it passes over. */
export function readInboxAddress(search: string): { view: InboxView; chosen: number | null } {
  const given = new URLSearchParams(search)
  const assignee = /^(niemand|\d{1,9})$/.exec(given.get('van') ?? '')?.[0].replace('niemand', 'nobody') ?? null
  const show = SHOWS.find((known) => given.get('toon') === SHOW_WORDS[known]) ?? 'waiting'
  return {
    view: {
      show,
      words: (given.get('zoek') ?? '').slice(0, MOST_CHARACTERS),
      area: given.get('kern'),
      only: (show === 'waiting' && ONLY.find((known) => known === given.get('alleen'))) || null,
      theme: THEMES.find((known) => known === given.get('onderwerp')) ?? null,
      assignee,
      age: AGES.find((known) => given.get('ouder') === AGE_WORDS[known]) ?? null,
    },
    chosen: Number(given.get('idee')) || null,
  }
}

/** The address of a view, with the idea that is chosen in it. */
export function inboxAddress(view: InboxView, chosen: number | null): string {
  const { show, words, area, only, theme, assignee, age } = view
  const given = new URLSearchParams({
    ...(show !== 'waiting' && { toon: SHOW_WORDS[show] }),
    ...(words && { zoek: words }),
    ...(area && { kern: area }),
    ...(only && { alleen: only }),
    ...(theme && { onderwerp: theme }),
    ...(assignee && { van: assignee.replace('nobody', 'niemand') }),
    ...(age && { ouder: AGE_WORDS[age] }),
    ...(chosen && { idee: String(chosen) }),
  })
  return given.size > 0 ? `/beheer?${given}` : '/beheer'
}

/** The view as the API takes it. */
export const toInboxFilter = ({ show, words, area, only, theme, assignee, age }: InboxView): InboxFilterQuery => ({
  show,
  ...(words && { q: words }),
  ...(area && { area }),
  ...(only && { only }),
  ...(theme && { theme }),
  ...(assignee && { assignee }),
  ...(age && { age }),
})
