import { groupBy } from '../../group-by.ts'
import { daysOf, multirangeOf } from './brussels.ts'
import { publicText, wordingOf } from './public-text.ts'
import type { Occupation, PlacedShape, Register, Zone } from './register.ts'
import {
  effectsOf,
  isOnlyStanding,
  isValidated,
  kindOf,
  statusOf,
  type WorkKind,
  type WorkStatus,
} from './vocabulary.ts'

/** A work has to have a client, and the register does not always tell one. */
const UNKNOWN_CLIENT = 'niet bekend'

/** What the register says of a work, by the names of the columns. */
export type Facts = {
  kind: WorkKind
  status: WorkStatus
  title: string
  body: string
  client: string
  deciding_authority: string
  city_decides: boolean
  location_text: string | null
  planned_start: string
  planned_end: string | null
}

export type GatheredZone = {
  zoneId: string
  /** A tstzmultirange. */
  periods: string
  severe: boolean
  effects: string[]
  note: string | null
  shapes: PlacedShape[]
}

export type GatheredWork = {
  gipodId: string
  facts: Facts
  /** When the register said so, or null where it does not tell. */
  modifiedAt: string | null
  shapes: PlacedShape[]
  zones: GatheredZone[]
}

export type Gathered = {
  works: GatheredWork[]
  /** Numbers of hindrance zones that nobody validated, with the status they have. */
  notValidated: Map<string, Set<string>>
  onlyStanding: string[]
  withoutPlace: string[]
  unknownStatuses: string[]
}

type Options = {
  /** The name of the municipality, to tell whether it decides itself. */
  city: string
  /** A status that counts as validated beside the register's own label. */
  validated?: string
}

/**
 * Makes works of what was read: the time blocks of one occupation together, each with the validated hindrance that it
 * causes. Hindrance whose cause was not read becomes a work of its own words; what only stands there and hinders nobody
 * is left out.
 */
export function gatherWorks(register: Register, { city, validated }: Options): Gathered {
  const isShown = ({ status }: Zone) => isValidated(status) || (status !== null && status === validated)
  const occupations = groupBy(register.occupations, ({ gipodId }) => gipodId)
  const zones = [...groupBy(register.zones.filter(isShown), ({ zoneId }) => zoneId).values()]
  const zonesOf = groupBy(zones, (zone) => causeOf(zone, occupations).gipodId)
  const gathered: Gathered = {
    works: [],
    notValidated: new Map(),
    onlyStanding: [],
    withoutPlace: [],
    unknownStatuses: [],
  }
  for (const { status, zoneId } of register.zones.filter((zone) => !isShown(zone))) {
    const label = status ?? 'no status'
    gathered.notValidated.set(label, (gathered.notValidated.get(label) ?? new Set()).add(zoneId))
  }
  for (const [gipodId, blocks] of occupations) {
    const { type, occupancies, status, description } = newest(blocks)
    const ownZones = zonesOf.get(gipodId) ?? []
    const name = publicText(description).split('\n')[0] || gipodId
    if (isOnlyStanding(type, occupancies) && ownZones.length === 0) gathered.onlyStanding.push(name)
    else {
      if (statusOf(status) === null) gathered.unknownStatuses.push(status ?? 'none')
      add(gathered, makeWork(gipodId, blocks, ownZones, city))
    }
  }
  for (const [gipodId, ownZones] of zonesOf) {
    if (!occupations.has(gipodId)) add(gathered, makeWork(gipodId, occupationOf(ownZones), ownZones, city))
  }
  return gathered
}

function add(gathered: Gathered, work: GatheredWork) {
  if (work.shapes.length > 0) gathered.works.push(work)
  else gathered.withoutPlace.push(work.facts.title)
}

function causeOf([zone]: Zone[], occupations: Map<string, Occupation[]>) {
  const { causes = [], gipodId = '' } = zone ?? {}
  return causes.find((cause) => occupations.has(cause.gipodId)) ?? causes[0] ?? { gipodId, type: 'Inname' }
}

/** Hindrance in the place of a cause that was not read; whether that is planned or going on, it does not say. */
function occupationOf(zones: Zone[][]): Occupation[] {
  return zones.flat().map(({ causes, where, gipodId, description, owner, modifiedAt, block, shapes }) => ({
    ...{ where, gipodId, description, owner, modifiedAt, block, shapes },
    type: causes[0]?.type ?? 'Inname',
    status: null,
    occupancies: [],
    specification: null,
  }))
}

function makeWork(gipodId: string, blocks: Occupation[], zones: Zone[][], city: string): GatheredWork {
  const { type, occupancies, specification, owner, status, description } = newest(blocks)
  const { modifiedAt } = newest([...blocks, ...zones.flat()])
  const text = publicText(description)
  const client = publicText(owner ?? '') || UNKNOWN_CLIENT
  const { first, last } = daysOf(blocks.map(({ block }) => block))
  const { title, body, locationText } = wordingOf(text, publicText(occupancies.join(', ')) || titleOfType(type))
  const ownShapes = placesOf(blocks)
  return {
    gipodId,
    modifiedAt: Number.isNaN(Date.parse(modifiedAt ?? '')) ? null : modifiedAt,
    facts: {
      kind: kindOf(type, occupancies, [text, specification, client, ...occupancies]),
      status: statusOf(status) ?? 'planned',
      title,
      body,
      client,
      deciding_authority: client,
      city_decides: isCity(client, city),
      location_text: locationText,
      planned_start: first,
      planned_end: last,
    },
    shapes: ownShapes.length > 0 ? ownShapes : placesOf(zones.flat()),
    zones: zones.map((zone) => makeZone(zone, text)).filter(({ shapes }) => shapes.length > 0),
  }
}

function makeZone(blocks: Zone[], workText: string): GatheredZone {
  const { zoneId, description } = newest(blocks)
  const { effects, note } = effectsOf(blocks.flatMap(({ consequences }) => consequences))
  const text = publicText(description)
  return {
    zoneId,
    periods: multirangeOf(blocks.map(({ block }) => block)),
    severe: blocks.some(({ severe }) => severe),
    effects,
    note: [note, text === workText ? null : text].filter(Boolean).join('\n') || null,
    shapes: placesOf(blocks),
  }
}

/** Each shape once; points only where no line or area is there. */
function placesOf(blocks: { shapes: PlacedShape[] }[]): PlacedShape[] {
  const shapes = new Map(blocks.flatMap(({ shapes }) => shapes.map((placed) => [keyOf(placed), placed])))
  const isArea = ({ shape }: PlacedShape) => !shape.type.endsWith('Point')
  const areas = [...shapes.values()].filter(isArea)
  return areas.length > 0 ? areas : [...shapes.values()]
}

const keyOf = ({ crs, shape }: PlacedShape) => JSON.stringify([crs, shape])

const titleOfType = (type: string) =>
  ({ Grondwerk: 'Grondwerken', Werk: 'Werken', Evenement: 'Evenement' })[type] ?? 'Inname van het openbaar domein'

function isCity(owner: string, city: string): boolean {
  const name = owner.replace(/^(stad|gemeente|stadsbestuur|gemeentebestuur)(?:\s+van)?\s+/i, '')
  return name.toLowerCase() === city.toLowerCase()
}

function newest<B extends { modifiedAt: string | null }>(blocks: B[]): B {
  const modified = ({ modifiedAt }: B) => Date.parse(modifiedAt ?? '') || 0
  return blocks.reduce((found, block) => (modified(block) > modified(found) ? block : found))
}
