import { mortonKey } from './morton.ts'
import { DEAD } from './pin-class.ts'
import { NOWHERE, PinColumns } from './pin-columns.ts'

const DIGIT_BITS = 11
const DIGITS = 2 ** DIGIT_BITS

/**
 * Makes new columns of the live rows of two others: in Morton order (radix sort), pins without a place last.
 * Yields after every `chunkRows` rows, so that a server can answer in between; rows added to the sources
 * meanwhile are left out, rows removed meanwhile may still be in.
 */
export function* sortColumns(first: PinColumns, second: PinColumns, chunkRows: number): Generator<void, PinColumns> {
  const sourceRows = first.length + second.length
  const secondFrom = first.length
  let rows = new Uint32Array(sourceRows)
  let keys = new Uint32Array(sourceRows)
  let placed = 0
  let unplaced = 0
  for (let row = 0; row < sourceRows; row++) {
    if (row % chunkRows === 0) yield
    const source = row < secondFrom ? first : second
    const sourceRow = row < secondFrom ? row : row - secondFrom
    if (source.classes[sourceRow] === DEAD) continue
    const x = source.x[sourceRow] as number
    if (x === NOWHERE) {
      rows[sourceRows - ++unplaced] = row
      continue
    }
    keys[placed] = mortonKey(x, source.y[sourceRow] as number)
    rows[placed++] = row
  }
  rows.copyWithin(placed, sourceRows - unplaced)

  let nextRows = rows.slice()
  let nextKeys = new Uint32Array(sourceRows)
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    const starts = new Uint32Array(DIGITS + 1)
    for (let at = 0; at < placed; at++) {
      if (at % chunkRows === 0) yield
      const next = (((keys[at] as number) >>> shift) & (DIGITS - 1)) + 1
      starts[next] = (starts[next] as number) + 1
    }
    for (let digit = 1; digit <= DIGITS; digit++)
      starts[digit] = (starts[digit] as number) + (starts[digit - 1] as number)
    for (let at = 0; at < placed; at++) {
      if (at % chunkRows === 0) yield
      const key = keys[at] as number
      const digit = (key >>> shift) & (DIGITS - 1)
      const to = starts[digit] as number
      starts[digit] = to + 1
      nextKeys[to] = key
      nextRows[to] = rows[at] as number
    }
    ;[keys, nextKeys, rows, nextRows] = [nextKeys, keys, nextRows, rows]
  }

  const sorted = new PinColumns(placed + unplaced)
  for (let row = 0; row < placed + unplaced; row++) {
    if (row % chunkRows === 0) yield
    const from = rows[row] as number
    if (from < secondFrom) sorted.copy(first, from, row)
    else sorted.copy(second, from - secondFrom, row)
    sorted.link(row)
  }
  sorted.length = placed + unplaced
  sorted.sortedRows = placed
  return sorted
}
