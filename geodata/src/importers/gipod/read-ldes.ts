import { ImportError } from '../../import-error.ts'
import { crsOfWkt } from '../../reading/crs.ts'
import { requireBelgium } from '../../reading/geojson.ts'
import { readWkt } from '../../reading/wkt.ts'
import { causeOf, keep, modifiedOn, readBlock } from './read-ogc.ts'
import type { Block, Cause, PlacedShape, Register } from './register.ts'
import type { Graph } from './triples.ts'
import { CONSEQUENCE_LABELS } from './vocabulary.ts'

const MOBILITY = 'https://data.vlaanderen.be/ns/mobiliteit#'
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
const LABEL = 'http://www.w3.org/2004/02/skos/core#prefLabel'
const TERMS = 'http://purl.org/dc/terms/'
const GIPOD_ID = 'https://gipod.vlaanderen.be/ns/gipod#gipodId'
const GENERATED = 'http://www.w3.org/ns/prov#generatedAtTime'
const GEOMETRY = 'http://www.w3.org/ns/locn#geometry'
const AS_WKT = 'http://www.opengis.net/ont/geosparql#asWKT'
const START = 'http://data.europa.eu/m8g/startTime'
const END = 'http://data.europa.eu/m8g/endTime'
const OCCUPATIONS = ['Grondwerk', 'Werk', 'Evenement', 'Inname']

/** Reads members of the event stream: hindrance, and the occupations that cause it. Of several versions the newest. */
export function readLdes(graph: Graph, file: string): Register {
  const typesOf = (subject: string) =>
    graph.all(subject, TYPE).flatMap((type) => (type.startsWith(MOBILITY) ? type.slice(MOBILITY.length) : []))
  const occupationType = (subject: string) => OCCUPATIONS.find((type) => typesOf(subject).includes(type))
  const subjects = [...graph.subjects()]
  const causes = causesOf(graph, subjects.filter(occupationType), occupationType)
  const about = (subject: string) => {
    const where = `${file}, ${subject}`
    const gipodId = graph.one(subject, GIPOD_ID)
    if (gipodId === null) throw new ImportError(`${where}: it has no gipodId.`)
    const owner = graph.one(subject, `${MOBILITY}beheerder`)
    return {
      where,
      gipodId,
      description: graph.one(subject, `${TERMS}description`) ?? '',
      owner: owner && graph.one(owner, LABEL),
      status: labelOf(graph, graph.one(subject, `${MOBILITY}Inname.status`)),
      modifiedAt: modifiedOn(graph.one(subject, `${TERMS}modified`)),
      blocks: blocksOf(graph, subject, where),
      zones: graph.all(subject, `${MOBILITY}zone`),
    }
  }
  const occupations = newest(graph, subjects, (subject) => occupationType(subject) !== undefined).flatMap((subject) => {
    // A cause that is only pointed at has no place of its own.
    if (graph.all(subject, `${MOBILITY}zone`).length === 0) return []
    const { blocks, zones, ...rest } = about(subject)
    const shapes = zones.flatMap((zone) => shapesOf(graph, zone, rest.where))
    const type = occupationType(subject) ?? 'Inname'
    return blocks.map((block) => ({ ...rest, type, occupancies: [], specification: null, block, shapes }))
  })
  const hindrances = newest(graph, subjects, (subject) => typesOf(subject).includes('Mobiliteitshinder'))
  const zones = hindrances.flatMap((subject) => {
    const { blocks, zones, ...rest } = about(subject)
    return zones.flatMap((zone) =>
      blocks.map((block) => ({
        ...rest,
        zoneId: zone.split('/').at(-1) ?? zone,
        // The stream does not say it.
        severe: false,
        consequences: graph.all(zone, `${MOBILITY}gevolg`).map((gevolg) => consequenceOf(graph, gevolg)),
        causes: causes.get(rest.gipodId) ?? [],
        block,
        shapes: shapesOf(graph, zone, rest.where),
      })),
    )
  })
  const read = hindrances.length + occupations.length
  const register: Register = { occupations: [], zones: [], read, otherKinds: 0, oddYears: [], stateOf: null }
  for (const occupation of occupations) keep(register.occupations, occupation, register)
  for (const zone of zones) keep(register.zones, zone, register)
  return register
}

/** The causes of hindrance, by its number: the register points from cause to consequence, at a version of it. */
function causesOf(graph: Graph, subjects: string[], typeOf: (subject: string) => string | undefined) {
  const causes = new Map<string, Cause[]>()
  for (const subject of subjects) {
    const gipodId = graph.one(subject, GIPOD_ID)
    if (gipodId === null) continue
    for (const consequence of graph.all(subject, `${MOBILITY}Inname.heeftGevolg`)) {
      const hindered = graph.one(consequence, GIPOD_ID) ?? causeOf(consequence, subject).gipodId
      const known = causes.get(hindered) ?? []
      const isKnown = known.some((cause) => cause.gipodId === gipodId)
      if (!isKnown) causes.set(hindered, [...known, { gipodId, type: typeOf(subject) ?? 'Inname' }])
    }
  }
  return causes
}

function newest(graph: Graph, subjects: string[], isWanted: (subject: string) => boolean): string[] {
  const byThing = new Map<string, string>()
  const madeAt = (subject: string) => Date.parse(graph.one(subject, GENERATED) ?? '') || 0
  for (const subject of subjects.filter(isWanted)) {
    const thing = graph.one(subject, `${TERMS}isVersionOf`) ?? subject
    const known = byThing.get(thing)
    if (known === undefined || madeAt(subject) > madeAt(known)) byThing.set(thing, subject)
  }
  return [...byThing.values()]
}

function blocksOf(graph: Graph, subject: string, where: string): Block[] {
  const blocks = graph.all(subject, `${MOBILITY}periode`).map((period) => {
    const start = graph.one(period, START)
    if (start === null || Number.isNaN(Date.parse(start))) throw new ImportError(`${where}: a period has no start.`)
    return readBlock(start, graph.one(period, END), where)
  })
  if (blocks.length === 0) throw new ImportError(`${where}: it has no period.`)
  return blocks
}

function shapesOf(graph: Graph, zone: string, where: string): PlacedShape[] {
  return graph
    .all(zone, GEOMETRY)
    .flatMap((geometry) => graph.all(geometry, AS_WKT))
    .map((literal) => {
      const { crs, wkt } = crsOfWkt(literal, where)
      const shape = readWkt(wkt, where)
      requireBelgium(shape, crs, where)
      return { where, crs, shape }
    })
}

/** The label of a status; its address where no label came along, which then counts as not known. */
const labelOf = (graph: Graph, status: string | null) => status && (graph.one(status, LABEL) ?? status)

function consequenceOf(graph: Graph, address: string): string {
  const number = address.split('/').at(-1) ?? address
  return graph.one(address, LABEL) ?? CONSEQUENCE_LABELS[number] ?? number
}
