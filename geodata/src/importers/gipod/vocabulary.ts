/** The words of the register, and what they are here. The keys on the right are those of the tables. */

export type WorkStatus = 'planned' | 'in-progress' | 'done' | 'cancelled'
export type WorkKind = 'redesign' | 'sewer' | 'utility' | 'maintenance' | 'building' | 'mobility' | 'other'

const STATUSES: Record<string, WorkStatus> = {
  'in uitvoering': 'in-progress',
  lopend: 'in-progress',
  lopende: 'in-progress',
  // Concretely planned is not busy yet.
  'concreet gepland': 'planned',
  'niet concreet gepland': 'planned',
  gepland: 'planned',
  'in opmaak': 'planned',
  uitgevoerd: 'done',
  afgelopen: 'done',
  beëindigd: 'done',
  'niet uitgevoerd': 'cancelled',
  geannuleerd: 'cancelled',
  ingetrokken: 'cancelled',
  stopgezet: 'cancelled',
}

/** The status of a work, `null` for a label that is not known: nothing then says that it is going on. */
export const statusOf = (label: string | null): WorkStatus | null => STATUSES[label?.trim().toLowerCase() ?? ''] ?? null

/** Hindrance that a municipality has confirmed; other hindrance is not shown. */
export const isValidated = (label: string | null) => label?.trim().toLowerCase() === 'gevalideerd'

const EFFECTS: Record<string, string> = {
  'geen doorgang voor gemotoriseerd verkeer': 'no-motor-vehicles',
  'geen doorgang voor fietsers': 'no-cyclists',
  'geen doorgang voor voetgangers': 'no-pedestrians',
  parkeerverbod: 'no-parking',
  'handelaars moeilijk bereikbaar': 'shops-hard-to-reach',
  snelheidsbeperking: 'speed-limit',
  'versmalde rijstroken': 'narrow-lanes',
  'vermindering van rijstroken': 'fewer-lanes',
  'wisselend verkeer via verkeerslichten': 'alternating-traffic',
  'wisselend verkeer via verkeersborden': 'alternating-traffic',
}

/** What consequences do to people; a label that is not known is told in the register's own words. */
export function effectsOf(labels: string[]): { effects: string[]; note: string | null } {
  const clean = [...new Set(labels.map((label) => label.trim()).filter(Boolean))]
  const effectOf = (label: string) => EFFECTS[label.toLowerCase()]
  const effects = new Set(clean.flatMap((label) => effectOf(label) ?? []))
  const unknown = clean.filter((label) => !effectOf(label)).sort()
  return { effects: [...effects].sort(), note: unknown.length > 0 ? unknown.join(', ') : null }
}

/** The register's own numbers of consequences, for linked data that comes without their labels. */
export const CONSEQUENCE_LABELS: Record<string, string> = {
  'c53813ab-814f-4ff4-8a87-6934c72e175f': 'Geen doorgang voor gemotoriseerd verkeer',
  '3c9d3c6e-c5bf-477b-a102-d12654ce5ef0': 'Geen doorgang voor fietsers',
  'e4ea1344-aa27-40e8-b5af-94ec5f7956f8': 'Geen doorgang voor voetgangers',
  'b133bb2c-98b7-4485-9ef8-7513e73d63d7': 'Handelaars moeilijk bereikbaar',
  '427bc6a6-619c-482d-934c-bda986df18d1': 'Snelheidsbeperking',
  '5f8ff25a-87c7-47c8-9332-35d4fabf4b07': 'Versmalde rijstroken',
  'cd1bbb8c-503f-4968-8483-01a4c2092d51': 'Vermindering van rijstroken',
  '7cbd0430-f6d4-4c74-8b8e-21b677e6b3d7': 'Wisselend verkeer via verkeerslichten',
  '10c5101d-31fb-4909-a022-d76f868f7f50': 'Wisselend verkeer via verkeersborden',
}

const TYPES: Record<string, string> = { groundworks: 'Grondwerk', works: 'Werk', events: 'Evenement' }

/** The type of an occupation by its address: `…/api/v1/groundworks/123` is Grondwerk; another one is an Inname. */
export const typeOfPath = (path: string) => TYPES[path] ?? 'Inname'

const isOccupancy = (label: string) =>
  /container|werfkeet|werfvoertuig|werfwagen|verhuis|ladderlift|hoogwerker|kraan|stelling|terras|opslag|vrachtwagen/i.test(
    label,
  )

/** Whether somebody only stands there (a moving van, a container, an event): shown where it hinders, left out elsewhere. */
export function isOnlyStanding(type: string, occupancies: string[]): boolean {
  if (type === 'Grondwerk') return false
  return type !== 'Werk' || (occupancies.length > 0 && occupancies.every(isOccupancy))
}

// In this order: the first that the words or the owner speak of.
const KINDS: [RegExp, WorkKind][] = [
  [/riool|riolering|afvalwater|kolken|aquafin/i, 'sewer'],
  [/heraanleg|herinrichting/i, 'redesign'],
  [/nutswerk|nutsvoorziening|huisaansluiting|glasvezel|kabels?\b|gasnet|elektriciteitsnet/i, 'utility'],
  [/\b(?:aardgas|gas|drinkwater|water|nuts|telecom|hoogspannings)?leiding(?:en)?\b/i, 'utility'],
  [
    /\b(?:fluvius|(?:de )?watergroep|farys|pidpa|water-?link|proximus|telenet|wyre|fiberklaar|elia|fluxys)\b/i,
    'utility',
  ],
  [/asfalt|herstel|onderhoud|toplaag|markering|voegvulling|wegenwerk|wegeniswerk/i, 'maintenance'],
  [/bouwwerf|nieuwbouw|sloop|afbraak|gevel|dakwerk/i, 'building'],
]

/** What kind of work it is, by its own words and its owner; `other` where they do not tell. */
export function kindOf(type: string, occupancies: string[], words: (string | null)[]): WorkKind {
  if (isOnlyStanding(type, occupancies)) return 'other'
  const text = words.join(' ')
  return KINDS.find(([pattern]) => pattern.test(text))?.[1] ?? 'other'
}
