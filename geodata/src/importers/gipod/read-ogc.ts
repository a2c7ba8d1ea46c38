import { z } from 'zod'
import { ImportError } from '../../import-error.ts'
import { type Feature, readFeatureDocument } from '../../reading/geojson.ts'
import { isKnownYear } from './brussels.ts'
import type { Block, Cause, Occupation, PlacedShape, Register, Zone } from './register.ts'
import { typeOfPath } from './vocabulary.ts'

const id = z.union([z.string().min(1), z.int()]).transform(String)
const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || null)
const moment = z.iso.datetime({ offset: true })
const list = text.transform((value) => value?.split(';').flatMap((part) => part.trim() || []) ?? [])

// Only what is named here gets past this door: contact fields are dropped with everything else.
const occupationSchema = z.object({
  GipodId: id,
  Description: text,
  Type: text,
  PublicDomainOccupancyTypes: list,
  Status: text,
  Start: moment,
  End: moment.nullish(),
  Owner: text,
  GroundworkSpecification: text,
  LastModifiedOn: text,
})
const zoneSchema = z.object({
  ZoneId: text,
  SevereHindrance: z.boolean().nullish(),
  Consequences: list,
  Consequence: text,
  HindranceGipodId: id,
  HindranceConsequenceOf: list,
  HindranceDescription: text,
  HindranceOwner: text,
  HindranceStatus: text,
  HindranceStart: moment,
  HindranceEnd: moment.nullish(),
  HindranceLastModifiedOn: text,
})

/** Reads a FeatureCollection of INNAME, HINDER or HINDERGEVOLG (or their _PUNT), in any mixture; others are counted. */
export function readOgc(document: unknown, file: string): Register {
  const layer = readFeatureDocument(document, file)
  const read = layer.features.length
  const register: Register = { occupations: [], zones: [], read, otherKinds: 0, oddYears: [], stateOf: null }
  const { timeStamp } = layer.document
  if (typeof timeStamp === 'string' && moment.safeParse(timeStamp).success && isKnownYear(timeStamp))
    register.stateOf = timeStamp.slice(0, 10)
  for (const feature of layer.features) {
    const shapes = feature.geometry ? [{ where: feature.where, crs: layer.crs, shape: feature.geometry }] : []
    if ('GipodId' in feature.properties) keep(register.occupations, readOccupation(feature, shapes), register)
    else if ('HindranceGipodId' in feature.properties) keep(register.zones, readZone(feature, shapes), register)
    else register.otherKinds += 1
  }
  return register
}

/** Leaves out, by name, what begins in a year that cannot be. */
export function keep<T extends { where: string; block: Block }>(into: T[], found: T, register: Register): void {
  if (isKnownYear(found.block.start)) into.push(found)
  else register.oddYears.push(`${found.where}: ${found.block.start.replace(/T.*/, '')}`)
}

function readOccupation({ properties, where }: Feature, shapes: PlacedShape[]): Occupation {
  const found = check(occupationSchema, properties, where)
  return {
    where,
    gipodId: found.GipodId,
    type: found.Type ?? 'Inname',
    description: found.Description ?? '',
    owner: found.Owner,
    status: found.Status,
    occupancies: found.PublicDomainOccupancyTypes,
    specification: found.GroundworkSpecification,
    modifiedAt: modifiedOn(found.LastModifiedOn),
    block: readBlock(found.Start, found.End ?? null, where),
    shapes,
  }
}

function readZone({ properties, where }: Feature, shapes: PlacedShape[]): Zone {
  const found = check(zoneSchema, properties, where)
  return {
    where,
    zoneId: found.ZoneId ?? found.HindranceGipodId,
    gipodId: found.HindranceGipodId,
    severe: found.SevereHindrance ?? false,
    consequences: found.Consequence ? [...found.Consequences, found.Consequence] : found.Consequences,
    causes: found.HindranceConsequenceOf.map((address) => causeOf(address, where)),
    description: found.HindranceDescription ?? '',
    owner: found.HindranceOwner,
    status: found.HindranceStatus,
    modifiedAt: modifiedOn(found.HindranceLastModifiedOn),
    block: readBlock(found.HindranceStart, found.HindranceEnd ?? null, where),
    shapes,
  }
}

/** `https://…/api/v1/groundworks/9197335` is Grondwerk 9197335. */
export function causeOf(address: string, where: string): Cause {
  const [, path, gipodId] = /\/([a-z-]+)\/(\d+)(?:\/\d+)?$/.exec(address) ?? []
  if (!path || !gipodId) throw new ImportError(`${where}: ${address} is not the address of an occupation.`)
  return { gipodId, type: typeOfPath(path) }
}

/** When the register changed it; `null` where that is no moment, or one like 0001-01-01. */
export function modifiedOn(text: string | null): string | null {
  return text !== null && /^\d{4}-\d\d-\d\d(?!\d)/.test(text) && isKnownYear(text) ? text : null
}

/** Throws an ImportError where a block ends before it begins, or at no moment. */
export function readBlock(start: string, end: string | null, where: string): Block {
  if (end !== null && Number.isNaN(Date.parse(end))) throw new ImportError(`${where}: its end (${end}) is no moment.`)
  if (end !== null && Date.parse(end) < Date.parse(start)) {
    throw new ImportError(`${where}: it ends (${end}) before it begins (${start}).`)
  }
  return { start: new Date(start).toISOString(), end: end === null ? null : new Date(end).toISOString() }
}

function check<T>(schema: z.ZodType<T>, properties: Record<string, unknown>, where: string): T {
  const found = schema.safeParse(properties)
  if (found.success) return found.data
  const [issue] = found.error.issues
  throw new ImportError(`${where}: ${issue?.path.join('.')} is not right (${issue?.message}).`)
}
