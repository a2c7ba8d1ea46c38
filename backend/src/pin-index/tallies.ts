import type { RowFilter } from './filter.ts'
import { DEAD, isExample, PIN_CLASSES } from './pin-class.ts'
import { NOWHERE, type PinColumns } from './pin-columns.ts'

type Tally = { all: Int32Array; unplaced: Int32Array }

/** How many pins there are of each class in each set of areas: what most counts ask, without a look at any pin. */
export class Tallies {
  readonly #ofSets: Tally[] = []

  constructor(columns: PinColumns) {
    for (let row = 0; row < columns.length; row++) this.add(columns, row, 1)
  }

  /** Counts the pin of a row in, or out with -1; a removed one never counts. */
  add({ classes, areaSets, x }: PinColumns, row: number, change: 1 | -1): void {
    const pinClass = classes[row] as number
    if (pinClass === DEAD) return
    const { all, unplaced } = this.#of(areaSets[row] as number)
    all[pinClass] = (all[pinClass] as number) + change
    if (x[row] === NOWHERE) unplaced[pinClass] = (unplaced[pinClass] as number) + change
  }

  /** The counts of a filter that asks only for classes and areas. */
  count(filter: RowFilter) {
    const total = { count: 0, examples: 0, unplaced: 0 }
    for (const [areaSet, { all, unplaced }] of this.#ofSets.entries()) {
      if (!filter.admitsAreas(areaSet)) continue
      for (let pinClass = 1; pinClass < all.length; pinClass++) {
        if (filter.classes[pinClass] === 0) continue
        const pins = all[pinClass] as number
        total.count += pins
        total.unplaced += unplaced[pinClass] as number
        if (isExample(pinClass)) total.examples += pins
      }
    }
    return total
  }

  #of(areaSet: number): Tally {
    for (let next = this.#ofSets.length; next <= areaSet; next++) {
      this.#ofSets.push({ all: new Int32Array(PIN_CLASSES.length), unplaced: new Int32Array(PIN_CLASSES.length) })
    }
    return this.#ofSets[areaSet] as Tally
  }
}
