import type { Period } from '@wijkwerk/backend/contract/works.ts'

/** What can be chosen of a work, in the order in which it is offered. */
export const WORK_KINDS = ['redesign', 'sewer', 'utility', 'maintenance', 'building', 'mobility', 'other'] as const
export const WORK_STATUSES = ['planned', 'in-progress', 'done', 'cancelled'] as const
export const EFFECTS = [
  'no-motor-vehicles',
  'no-cyclists',
  'no-pedestrians',
  'no-parking',
  'detour',
  'one-way',
  'bus-detour',
  'shops-hard-to-reach',
  'speed-limit',
  'narrow-lanes',
  'fewer-lanes',
  'alternating-traffic',
  'other',
] as const

/** Of what nobody said when. */
export const UNDATED: Period = {
  plannedStart: null,
  plannedEnd: null,
  expectedStart: null,
  expectedEnd: null,
  actualStart: null,
  actualEnd: null,
}
