import { type IdeaKind, type IdeaStatus, type IdeaTheme, ideaKind, ideaStatus, ideaTheme } from '../contract/ideas.ts'
import { allowedClasses } from './pin-class.ts'
import { NOWHERE, type PinColumns } from './pin-columns.ts'

/** Which pins: an absent field asks nothing, an empty list meets nothing. */
export type PinFilter = {
  /** Any of these. */
  areaIds?: readonly number[] | undefined
  theme?: readonly IdeaTheme[] | undefined
  status?: readonly IdeaStatus[] | undefined
  kind?: readonly IdeaKind[] | undefined
  /** First and last day, `2026-11-22`, both included. */
  since?: string | undefined
  until?: string | undefined
  /** West, south, east, north in degrees, edges included; a pin without a place is outside every box. */
  box?: readonly [number, number, number, number] | undefined
  /** Found by something else: a text, a distance. */
  ids?: ReadonlySet<number> | undefined
}

/** Degrees are held in millionths, as the database rounds them: a value divided by this is the very number it stored. */
export const MILLIONTHS = 1e6

/** 20261122 of `2026-11-22`: orders as days do. */
export const dayNumber = (day: string) => Number(day.slice(0, 4) + day.slice(5, 7) + day.slice(8, 10))

/** Sets of areas by number: pins share few distinct ones. */
export class AreaSets {
  readonly #numbers = new Map<string, number>()
  readonly #sets: ReadonlySet<number>[] = []

  /** The number of a set, the same for the same areas in any order. Throws past 65,536 distinct sets. */
  numberOf(areaIds: readonly number[]): number {
    const ids = [...new Set(areaIds)].sort((a, b) => a - b)
    const key = ids.join()
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    if (this.#sets.length === 65_536) throw new Error('The pin index holds at most 65,536 distinct sets of areas')
    this.#numbers.set(key, this.#sets.length)
    return this.#sets.push(new Set(ids)) - 1
  }

  /** One for each set that holds any of the areas, else zero. */
  holdingAny(areaIds: readonly number[]): Uint8Array {
    return Uint8Array.from(this.#sets, (set) => (areaIds.some((id) => set.has(id)) ? 1 : 0))
  }
}

/** One bit for each option that is asked for; all bits when nothing is. */
const bits = <T>(options: readonly T[], asked: readonly T[] | undefined) =>
  asked ? asked.reduce((all, option) => all | (1 << options.indexOf(option)), 0) : -1

/** A filter made ready to ask of many rows. */
export class RowFilter {
  /** One for each class that may match: asked first, outside of `matches`, where every nanosecond counts. */
  readonly classes: Uint8Array
  /** The class decides alone. */
  readonly isClassOnly: boolean
  /** Nothing but class and areas decide. */
  readonly isTallied: boolean
  readonly #areaSets: Uint8Array | null
  readonly #since: number
  readonly #until: number
  readonly #hasDays: boolean
  readonly #box: readonly [number, number, number, number] | null
  readonly #ids: ReadonlySet<number> | null

  constructor({ areaIds, theme, status, kind, since, until, box, ids }: PinFilter, areaSets: AreaSets) {
    this.classes = allowedClasses(
      bits(ideaKind.options, kind),
      bits(ideaTheme.options, theme),
      bits(ideaStatus.options, status),
    )
    this.#areaSets = areaIds ? areaSets.holdingAny(areaIds) : null
    this.#hasDays = since !== undefined || until !== undefined
    this.#since = since === undefined ? 0 : dayNumber(since)
    this.#until = until === undefined ? 99_999_999 : dayNumber(until)
    this.#box = box ?? null
    this.#ids = ids ?? null
    this.isTallied = !this.#hasDays && !box && !ids
    this.isClassOnly = this.isTallied && !areaIds
  }

  admitsAreas(areaSet: number): boolean {
    return this.#areaSets === null || this.#areaSets[areaSet] !== 0
  }

  matches(columns: PinColumns, row: number): boolean {
    if (this.classes[columns.classes[row] as number] === 0) return false
    if (!this.admitsAreas(columns.areaSets[row] as number)) return false
    if (this.#hasDays) {
      const day = columns.days[row] as number
      if (day < this.#since || day > this.#until) return false
    }
    if (this.#box !== null && !this.#isInBox(this.#box, columns, row)) return false
    return this.#ids === null || this.#ids.has(columns.ids[row] as number)
  }

  #isInBox([west, south, east, north]: readonly [number, number, number, number], columns: PinColumns, row: number) {
    if (columns.x[row] === NOWHERE) return false
    const lng = (columns.lng[row] as number) / MILLIONTHS
    const lat = (columns.lat[row] as number) / MILLIONTHS
    return lng >= west && lng <= east && lat >= south && lat <= north
  }
}
