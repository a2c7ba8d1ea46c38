import type { HouseNumber } from '../geography-files.ts'
import { type Beside, besideAxis, lengthOf, placeBeside } from './axis.ts'
import { distance, fewest, type Metres, round } from './plane.ts'
import type { Address } from './sources.ts'

/** A house number left out lies at most this far from where its kept neighbours put it. */
const TOLERANCE_METRES = 10
/** A house further than this from what its axis can tell (far past its end, behind a bend) calibrates nothing. */
const BESIDE_THE_POINT_METRES = 60

type Known = Beside & { number: number }

/**
 * The house numbers that calibrate an axis, per side of the street (odd, even): so few that interpolation between
 * them puts every known number within 10 m of its place beside the axis. First and last of
 * each side always stay.
 */
export function calibrate(axis: Metres[], addresses: { number: number; point: Metres }[]): HouseNumber[] {
  const known = addresses
    .map(({ number, point }) => ({ number, point, ...besideAxis(axis, point) }))
    .filter((item) => distance(placeBeside(axis, item), item.point) <= BESIDE_THE_POINT_METRES)
    .map(({ number, fraction, offset }) => ({ number, fraction: round(fraction, 5), offset: round(offset, 1) }))
    .sort((a, b) => a.number - b.number)
  const length = lengthOf(axis)
  const isForetold = (before: Known, after: Known, item: Known) => {
    const guess = between(before, after, item.number)
    return Math.hypot((guess.fraction - item.fraction) * length, guess.offset - item.offset) <= TOLERANCE_METRES
  }
  return [1, 0]
    .flatMap((parity) =>
      fewest(
        known.filter(({ number }) => number % 2 === parity),
        isForetold,
      ),
    )
    .map(({ number, fraction, offset }) => [number, fraction, offset])
}

function between(before: Known, after: Known, number: number): Beside {
  const part = (number - before.number) / (after.number - before.number)
  return {
    fraction: before.fraction + part * (after.fraction - before.fraction),
    offset: before.offset + part * (after.offset - before.offset),
  }
}

/** Whole house numbers with their place; a bis number (12A) counts only where the whole number is not there. */
export function wholeNumbers(addresses: Address[]): Map<number, Address> {
  const found = new Map<number, Address>()
  for (const address of addresses) {
    const number = Number.parseInt(address.houseNumber, 10)
    if (!found.has(number) || /^\d+$/.test(address.houseNumber)) found.set(number, address)
  }
  return found
}
