import { keyRange, mortonKey } from './morton.ts'
import { DEAD } from './pin-class.ts'

/** The world position of a pin without a place. */
export const NOWHERE = -1

/** A pin as numbers: world position, millionths of a degree, the day as 20261122, its class and set of areas. */
export type PinRow = {
  id: number
  x: number
  y: number
  lng: number
  lat: number
  day: number
  pinClass: number
  areaSet: number
}

const FIRST_CAPACITY = 1024

/** Pins as columns of typed arrays, 28 bytes a row, with an open-addressing hash from id to row. */
export class PinColumns {
  ids: Uint32Array
  x: Int32Array
  y: Int32Array
  lng: Int32Array
  lat: Int32Array
  days: Int32Array
  classes: Uint16Array
  areaSets: Uint16Array
  /** Rows in use, removed ones included. */
  length = 0
  /** The first rows, in Morton order; zero where nothing is sorted. */
  sortedRows = 0
  /** Row + 1 of an id; zero is a free slot. */
  #slots: Uint32Array

  constructor(capacity = FIRST_CAPACITY) {
    this.ids = new Uint32Array(capacity)
    this.x = new Int32Array(capacity)
    this.y = new Int32Array(capacity)
    this.lng = new Int32Array(capacity)
    this.lat = new Int32Array(capacity)
    this.days = new Int32Array(capacity)
    this.classes = new Uint16Array(capacity)
    this.areaSets = new Uint16Array(capacity)
    this.#slots = new Uint32Array(slotsFor(capacity))
  }

  /** The row of a pin that is not removed, or -1. */
  find(id: number): number {
    const row = (this.#slots[this.#slotOf(id)] as number) - 1
    return row >= 0 && this.classes[row] !== DEAD ? row : -1
  }

  kill(row: number): void {
    this.classes[row] = DEAD
  }

  append(pin: PinRow): void {
    if (this.length === this.ids.length) this.#grow()
    const row = this.length++
    this.ids[row] = pin.id
    this.x[row] = pin.x
    this.y[row] = pin.y
    this.lng[row] = pin.lng
    this.lat[row] = pin.lat
    this.days[row] = pin.day
    this.classes[row] = pin.pinClass
    this.areaSets[row] = pin.areaSet
    this.link(row)
  }

  /** Copies a row of other columns to a row of these, as it is; `link` makes it findable. */
  copy(from: PinColumns, fromRow: number, row: number): void {
    this.ids[row] = from.ids[fromRow] as number
    this.x[row] = from.x[fromRow] as number
    this.y[row] = from.y[fromRow] as number
    this.lng[row] = from.lng[fromRow] as number
    this.lat[row] = from.lat[fromRow] as number
    this.days[row] = from.days[fromRow] as number
    this.classes[row] = from.classes[fromRow] as number
    this.areaSets[row] = from.areaSets[fromRow] as number
  }

  link(row: number): void {
    this.#slots[this.#slotOf(this.ids[row] as number)] = row + 1
  }

  equals(row: number, pin: PinRow): boolean {
    return (
      this.classes[row] === pin.pinClass &&
      this.lng[row] === pin.lng &&
      this.lat[row] === pin.lat &&
      this.x[row] === pin.x &&
      this.days[row] === pin.day &&
      this.areaSets[row] === pin.areaSet
    )
  }

  /** Rows among which all pins of a tile are: exactly those where sorted, everything where not. */
  tileRows(zoom: number, x: number, y: number): [number, number] {
    if (this.sortedRows === 0) return [0, this.length]
    const [first, after] = keyRange(zoom, x, y)
    return [this.#lowerBound(first), this.#lowerBound(after)]
  }

  #lowerBound(key: number): number {
    let low = 0
    let high = this.sortedRows
    while (low < high) {
      const middle = (low + high) >>> 1
      if (mortonKey(this.x[middle] as number, this.y[middle] as number) < key) low = middle + 1
      else high = middle
    }
    return low
  }

  #slotOf(id: number): number {
    const mask = this.#slots.length - 1
    let slot = (Math.imul(id, 0x9e3779b1) >>> 7) & mask
    for (;;) {
      const row = (this.#slots[slot] as number) - 1
      if (row < 0 || this.ids[row] === id) return slot
      slot = (slot + 1) & mask
    }
  }

  #grow(): void {
    const grown = new PinColumns(this.length * 2)
    grown.ids.set(this.ids)
    grown.x.set(this.x)
    grown.y.set(this.y)
    grown.lng.set(this.lng)
    grown.lat.set(this.lat)
    grown.days.set(this.days)
    grown.classes.set(this.classes)
    grown.areaSets.set(this.areaSets)
    for (let row = 0; row < this.length; row++) grown.link(row)
    Object.assign(this, { ...grown, length: this.length })
    this.#slots = grown.#slots
  }
}

/** A power of two that leaves at least a third of the slots free. */
const slotsFor = (capacity: number) => 2 ** Math.ceil(Math.log2(Math.max(16, capacity * 1.5)))
