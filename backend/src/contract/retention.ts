/**
 * What is kept of people for how long, and what is done with it after that: the row is removed, or it stays without the
 * name. The pages on privacy show this very list; `retention/` carries it out.
 */
export const RETENTION = [
  { category: 'unsent-photos', term: { hours: 24 }, action: 'remove' },
  { category: 'withdrawn-photos', term: { hours: 0 }, action: 'remove' },
  { category: 'unconfirmed-addresses', term: { hours: 48 }, action: 'remove' },
  { category: 'idea-contact', term: { days: 180 }, action: 'remove' },
  { category: 'unconfirmed-followers', term: { hours: 48 }, action: 'remove' },
  { category: 'idea-followers', term: { days: 180 }, action: 'remove' },
  { category: 'consultation-contact', term: { days: 180 }, action: 'remove' },
  { category: 'contact-messages', term: { days: 365 }, action: 'remove' },
  { category: 'open-reports', term: { days: 365 }, action: 'remove' },
  { category: 'reports', term: { days: 365 }, action: 'remove' },
  { category: 'idea-names', term: { days: 730 }, action: 'anonymise' },
  { category: 'comment-names', term: { days: 730 }, action: 'anonymise' },
  { category: 'sent-mails', term: { days: 30 }, action: 'remove' },
  { category: 'unsent-mails', term: { days: 90 }, action: 'remove' },
  { category: 'done-tasks', term: { days: 30 }, action: 'remove' },
  { category: 'open-tasks', term: { days: 180 }, action: 'remove' },
  { category: 'former-places', term: { hours: 1 }, action: 'remove' },
  { category: 'links', term: { hours: 24 }, action: 'remove' },
  { category: 'repeated-requests', term: { hours: 24 }, action: 'remove' },
  { category: 'used-proofs', term: { hours: 1 }, action: 'remove' },
  { category: 'staff-sessions', term: { days: 30 }, action: 'remove' },
] as const satisfies readonly { category: string; term: { hours: number } | { days: number }; action: string }[]

export type RetentionRule = (typeof RETENTION)[number]
export type RetentionCategory = RetentionRule['category']
