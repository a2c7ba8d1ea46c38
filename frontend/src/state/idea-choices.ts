import type { Idea, IdeaStatus } from '@wijkwerk/backend/contract/ideas.ts'

/** The choices of the contract, in the order in which people see them. */
export const STATUSES: readonly IdeaStatus[] = [
  'received',
  'under-review',
  'planned',
  'done',
  'not-retained',
  'passed-on',
]
export const THEMES: readonly Idea['theme'][] = [
  'verkeer',
  'groen',
  'milieu',
  'welzijn',
  'wonen',
  'netheid',
  'ontmoeting',
  'ander',
]
export const KINDS: readonly Idea['kind'][] = ['street', 'policy', 'service']
