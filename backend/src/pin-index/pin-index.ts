import { setImmediate } from 'node:timers/promises'
import type { IdeaKind, IdeaStatus, IdeaTheme } from '../contract/ideas.ts'
import { AreaSets, dayNumber, MILLIONTHS, type PinFilter, RowFilter } from './filter.ts'
import { MAX_TILE_ZOOM, worldX, worldY } from './morton.ts'
import { isExample, pinClass } from './pin-class.ts'
import { NOWHERE, PinColumns, type PinRow } from './pin-columns.ts'
import { sortColumns } from './sort-columns.ts'
import { Tallies } from './tallies.ts'
import { TileDrawer } from './tile-drawer.ts'
import { TileEncoder } from './tile-encoder.ts'
import { FeatureList, type TileFeature } from './tile-features.ts'

export { MAX_TILE_ZOOM, type PinFilter, type TileFeature }

/** An idea everyone may see, as the map needs it. `createdOn` is a day (`2026-11-22`), `place` in degrees. */
export type PublicPin = {
  id: number
  place: { lng: number; lat: number } | null
  kind: IdeaKind
  theme: IdeaTheme
  status: IdeaStatus
  areaIds: readonly number[]
  createdOn: string
  example: boolean
}

/** `examples` and `unplaced` are parts of `count`. */
export type PinCount = { count: number; examples: number; unplaced: number }

export type PinIndexOptions = {
  /** Changes since the last merge that start the next, or 1 % of the pins where that is more. */
  mergeAfter: number
  /** Sorting gives way to other work after this many milliseconds, looking at the clock every `chunkRows`. */
  sliceMs: number
  chunkRows: number
}

const DEFAULTS: PinIndexOptions = { mergeAfter: 1024, sliceMs: 5, chunkRows: 2048 }
const LARGEST_ID = 2 ** 32 - 1

/**
 * All public pins in memory: tiles, counts and bounds for any filter without the database. Most pins lie in Morton
 * order, so a tile is one run of rows; the latest changes lie in a short unordered tail that is merged in now and then.
 */
export class PinIndex {
  readonly #options: PinIndexOptions
  readonly #areaSets = new AreaSets()
  readonly #drawer = new TileDrawer()
  readonly #encoder = new TileEncoder()
  #sorted = new PinColumns(0)
  #tail = new PinColumns()
  #tallies = new Tallies(this.#sorted)
  #size = 0
  #version = 0
  #changesSinceMerge = 0
  /** While rows are being sorted: the last change of each id, to be made again on the result. */
  #journal: Map<number, PinRow | null> | null = null
  #rebuilds = 0
  #lastRebuild: Promise<void> = Promise.resolve()

  constructor(options: Partial<PinIndexOptions> = {}) {
    this.#options = { ...DEFAULTS, ...options }
  }

  /** Rises with every change to what the index answers. It starts at 0 in every process. */
  get version(): number {
    return this.#version
  }

  /** How many pins, those without a place included. */
  get size(): number {
    return this.#size
  }

  has(id: number): boolean {
    return this.#tail.find(id) >= 0 || this.#sorted.find(id) >= 0
  }

  /** Adds a pin or replaces it; one that is the same already changes nothing. Throws on an id past 32 bits. */
  upsert(pin: PublicPin): void {
    this.#change(pin.id, this.#toRow(pin))
  }

  /** Forgets a pin at once; an unknown id changes nothing. */
  remove(id: number): void {
    this.#change(id, null)
  }

  /**
   * Replaces everything by what comes in, in one step at the end; the last pin of an id counts. Changes made meanwhile
   * are kept on top. When the source fails, everything stays as it was and the error comes through.
   */
  load(pins: AsyncIterable<readonly PublicPin[]>): Promise<void> {
    return this.#rebuild(async () => {
      const incoming = new PinColumns()
      for await (const batch of pins) {
        for (const pin of batch) {
          const row = incoming.find(pin.id)
          if (row >= 0) incoming.kill(row)
          incoming.append(this.#toRow(pin))
        }
      }
      return this.#inSlices(sortColumns(incoming, new PinColumns(0), this.#options.chunkRows))
    }, true)
  }

  /** A vector tile (MVT 2.1, layer `ideas`); null where it would be empty and for tiles that do not exist. */
  tile(z: number, x: number, y: number, filter: PinFilter): Buffer | null {
    if (!isTile(z, x, y)) return null
    this.#encoder.start()
    this.#drawer.draw(this.#parts(), z, x, y, new RowFilter(filter, this.#areaSets), this.#encoder)
    return this.#encoder.finish()
  }

  /** What `tile` encodes, as plain objects. */
  features(z: number, x: number, y: number, filter: PinFilter): TileFeature[] {
    if (!isTile(z, x, y)) return []
    const list = new FeatureList()
    this.#drawer.draw(this.#parts(), z, x, y, new RowFilter(filter, this.#areaSets), list)
    return list.features
  }

  count(filter: PinFilter): PinCount {
    const rows = new RowFilter(filter, this.#areaSets)
    if (rows.isTallied) return this.#tallies.count(rows)
    const total: PinCount = { count: 0, examples: 0, unplaced: 0 }
    this.#forEach(rows, (part, row) => {
      total.count++
      if (isExample(part.classes[row] as number)) total.examples++
      if (part.x[row] === NOWHERE) total.unplaced++
    })
    return total
  }

  /** West, south, east, north of the pins that have a place, in degrees; null when there are none. */
  bounds(filter: PinFilter): [number, number, number, number] | null {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
    this.#forEach(new RowFilter(filter, this.#areaSets), (part, row) => {
      if (part.x[row] === NOWHERE) return
      const lng = part.lng[row] as number
      const lat = part.lat[row] as number
      if (lng < west) west = lng
      if (lng > east) east = lng
      if (lat < south) south = lat
      if (lat > north) north = lat
    })
    return west === Infinity ? null : [west / MILLIONTHS, south / MILLIONTHS, east / MILLIONTHS, north / MILLIONTHS]
  }

  /** Resolves when no merge or load is under way. */
  async settled(): Promise<void> {
    let seen: Promise<void>
    do {
      seen = this.#lastRebuild
      await seen
    } while (seen !== this.#lastRebuild)
  }

  #parts(): readonly PinColumns[] {
    return [this.#sorted, this.#tail]
  }

  #forEach(rows: RowFilter, visit: (part: PinColumns, row: number) => void): void {
    for (const part of this.#parts()) {
      for (let row = 0; row < part.length; row++) if (rows.matches(part, row)) visit(part, row)
    }
  }

  #toRow(pin: PublicPin): PinRow {
    if (pin.id > LARGEST_ID) throw new RangeError(`The pin index holds ids up to ${LARGEST_ID}, not ${pin.id}`)
    const lng = Math.round((pin.place?.lng ?? 0) * MILLIONTHS)
    const lat = Math.round((pin.place?.lat ?? 0) * MILLIONTHS)
    return {
      id: pin.id,
      x: pin.place ? worldX(lng / MILLIONTHS) : NOWHERE,
      y: pin.place ? worldY(lat / MILLIONTHS) : NOWHERE,
      lng,
      lat,
      day: dayNumber(pin.createdOn),
      pinClass: pinClass(pin),
      areaSet: this.#areaSets.numberOf(pin.areaIds),
    }
  }

  #change(id: number, row: PinRow | null): void {
    this.#journal?.set(id, row)
    if (!this.#apply(id, row)) return
    this.#version++
    this.#changesSinceMerge++
    this.#mergeWhenDue()
  }

  /** False when nothing changed. */
  #apply(id: number, row: PinRow | null): boolean {
    for (const part of this.#parts()) {
      const old = part.find(id)
      if (old < 0) continue
      if (row && part.equals(old, row)) return false
      this.#tallies.add(part, old, -1)
      part.kill(old)
      this.#size--
      if (row) this.#append(row)
      return true
    }
    if (row) this.#append(row)
    return row !== null
  }

  #append(row: PinRow): void {
    this.#tail.append(row)
    this.#tallies.add(this.#tail, this.#tail.length - 1, 1)
    this.#size++
  }

  #mergeWhenDue(): void {
    if (this.#rebuilds > 0 || this.#changesSinceMerge <= Math.max(this.#options.mergeAfter, this.#size / 100)) return
    // A merge reads only memory: if it fails the index is broken, and the unhandled rejection should end the process.
    void this.#rebuild(() => this.#inSlices(sortColumns(this.#sorted, this.#tail, this.#options.chunkRows)), false)
  }

  /** One rebuild at a time; what changes meanwhile is visible at once and made again on the result. */
  #rebuild(build: () => Promise<PinColumns>, isNews: boolean): Promise<void> {
    this.#rebuilds++
    const run = this.#lastRebuild.then(async () => {
      const journal = new Map<number, PinRow | null>()
      this.#journal = journal
      try {
        this.#sorted = await build()
        this.#tail = new PinColumns()
        this.#tallies = new Tallies(this.#sorted)
        this.#size = this.#tallies.count(new RowFilter({}, this.#areaSets)).count
        this.#changesSinceMerge = journal.size
        for (const [id, row] of journal) this.#apply(id, row)
        if (isNews) this.#version++
      } finally {
        this.#journal = null
        this.#rebuilds--
      }
      this.#mergeWhenDue()
    })
    // The next rebuild waits for this one, whatever came of it; the caller gets the error.
    this.#lastRebuild = run.catch(() => undefined)
    return run
  }

  async #inSlices<T>(work: Generator<void, T>): Promise<T> {
    for (;;) {
      const until = performance.now() + this.#options.sliceMs
      do {
        const step = work.next()
        if (step.done) return step.value
      } while (performance.now() < until)
      await setImmediate()
    }
  }
}

function isTile(z: number, x: number, y: number): boolean {
  const isWithin = (value: number, end: number) => Number.isInteger(value) && value >= 0 && value < end
  return isWithin(z, MAX_TILE_ZOOM + 1) && isWithin(x, 2 ** z) && isWithin(y, 2 ** z)
}
