import type { Crs } from '../../reading/crs.ts'
import type { Shape } from '../../reading/geojson.ts'

/** What both layouts of the register are read into. Contact fields have no place here. */

/** A shape as the file has it. */
export type PlacedShape = { where: string; crs: Crs; shape: Shape }

/** From and until, as ISO moments; `null` where it is open. */
export type Block = { start: string; end: string | null }

/** An occupation of the public domain (inname) during one block of time. */
export type Occupation = {
  where: string
  gipodId: string
  /** Grondwerk, Werk, Evenement. */
  type: string
  description: string
  owner: string | null
  status: string | null
  /** What stands there: container, verhuislift. */
  occupancies: string[]
  specification: string | null
  modifiedAt: string | null
  block: Block
  shapes: PlacedShape[]
}

/** A cause of hindrance, known by its address only. */
export type Cause = { gipodId: string; type: string }

/** A hindrance zone during one block of time, with the consequences that one feature names. */
export type Zone = {
  where: string
  zoneId: string
  gipodId: string
  severe: boolean
  consequences: string[]
  causes: Cause[]
  description: string
  owner: string | null
  status: string | null
  modifiedAt: string | null
  block: Block
  shapes: PlacedShape[]
}

export type Register = {
  occupations: Occupation[]
  zones: Zone[]
  /** Features or members read, and those of a kind that is not works or hindrance. */
  read: number
  otherKinds: number
  /** Those that are left out, for they begin before 1900 or after 2099. */
  oddYears: string[]
  /** The day that the service itself says it tells of. */
  stateOf: string | null
}
