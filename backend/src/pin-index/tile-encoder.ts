import { TILE_EXTENT } from './morton.ts'
import { PIN_CLASSES } from './pin-class.ts'
import type { TileSink } from './tile-drawer.ts'

const LAYER = 'ideas'

/** Protobuf tags (field number and wire type) of the Mapbox Vector Tile specification 2.1. */
const TILE_LAYER = (3 << 3) | 2
const LAYER_NAME = (1 << 3) | 2
const LAYER_FEATURE = (2 << 3) | 2
const LAYER_KEY = (3 << 3) | 2
const LAYER_VALUE = (4 << 3) | 2
const LAYER_EXTENT = 5 << 3
const LAYER_VERSION = 15 << 3
const FEATURE_ID = 1 << 3
const FEATURE_TAGS = (2 << 3) | 2
const FEATURE_TYPE = 3 << 3
const FEATURE_GEOMETRY = (4 << 3) | 2
const VALUE_STRING = (1 << 3) | 2
const VALUE_UINT = 5 << 3
const VALUE_BOOL = 7 << 3
const POINT = 1
const MOVE_TO_ONE = (1 << 3) | 1

/** No feature of ours is longer: six bytes of id, four pairs of tags, one point. */
const MAX_FEATURE_BYTES = 64
/** The tag and the length of the layer, written in front when all else is known. */
const HEADER_BYTES = 6

type Value = string | number | true

/** Writes tiles into one buffer it keeps; `start`, then features, then `finish`. */
export class TileEncoder implements TileSink {
  #buffer = Buffer.allocUnsafe(16 * 1024)
  #position = HEADER_BYTES
  #isEmpty = true
  readonly #keys = new Map<string, number>()
  readonly #values = new Map<Value, number>()
  /** Tags by pin class: in one tile pins of the same class have the same. */
  readonly #classTags = new Map<number, number[]>()

  start(): void {
    this.#position = HEADER_BYTES
    this.#isEmpty = true
    this.#keys.clear()
    this.#values.clear()
    this.#classTags.clear()
    this.#byte(LAYER_VERSION)
    this.#byte(2)
    this.#text(LAYER_NAME, LAYER)
  }

  pin(x: number, y: number, id: number, pinClass: number): void {
    let tags = this.#classTags.get(pinClass)
    if (!tags) {
      tags = this.#tagsOf(pinClass)
      this.#classTags.set(pinClass, tags)
    }
    this.#feature(x, y, id, tags)
  }

  count(x: number, y: number, count: number, examples: number): void {
    const tags = this.#tag('count', count)
    if (examples > 0) tags.push(...this.#tag('examples', examples))
    this.#feature(x, y, undefined, tags)
  }

  /** The tile, in memory of its own; null when nothing was drawn. */
  finish(): Buffer | null {
    if (this.#isEmpty) return null
    for (const key of this.#keys.keys()) this.#text(LAYER_KEY, key)
    for (const value of this.#values.keys()) this.#value(value)
    this.#reserve(MAX_FEATURE_BYTES)
    this.#byte(LAYER_EXTENT)
    this.#varint(TILE_EXTENT)

    const end = this.#position
    const layerBytes = end - HEADER_BYTES
    const start = HEADER_BYTES - 1 - varintBytes(layerBytes)
    this.#position = start
    this.#byte(TILE_LAYER)
    this.#varint(layerBytes)
    return Buffer.from(this.#buffer.subarray(start, end))
  }

  #feature(x: number, y: number, id: number | undefined, tags: readonly number[]): void {
    this.#isEmpty = false
    this.#reserve(MAX_FEATURE_BYTES)
    this.#byte(LAYER_FEATURE)
    const length = this.#open()
    if (id !== undefined) {
      this.#byte(FEATURE_ID)
      this.#varint(id)
    }
    this.#byte(FEATURE_TAGS)
    const tagsLength = this.#open()
    for (let at = 0; at < tags.length; at++) this.#varint(tags[at] as number)
    this.#close(tagsLength)
    this.#byte(FEATURE_TYPE)
    this.#byte(POINT)
    this.#byte(FEATURE_GEOMETRY)
    const geometryLength = this.#open()
    this.#byte(MOVE_TO_ONE)
    this.#varint(x << 1)
    this.#varint(y << 1)
    this.#close(geometryLength)
    this.#close(length)
  }

  #tagsOf(pinClass: number): number[] {
    const properties = PIN_CLASSES[pinClass]
    if (!properties) return []
    const { kind, theme, status, example } = properties
    const tags = [...this.#tag('kind', kind), ...this.#tag('theme', theme), ...this.#tag('status', status)]
    return example ? [...tags, ...this.#tag('example', example)] : tags
  }

  #tag(key: string, value: Value): [number, number] {
    return [intern(this.#keys, key), intern(this.#values, value)]
  }

  #value(value: Value): void {
    this.#reserve(MAX_FEATURE_BYTES)
    this.#byte(LAYER_VALUE)
    const length = this.#open()
    if (typeof value === 'string') this.#text(VALUE_STRING, value)
    else {
      this.#byte(value === true ? VALUE_BOOL : VALUE_UINT)
      this.#varint(Number(value))
    }
    this.#close(length)
  }

  /** Leaves a byte for a length below 128, which `close` fills in. */
  #open(): number {
    return this.#position++
  }

  #close(lengthAt: number): void {
    this.#buffer[lengthAt] = this.#position - lengthAt - 1
  }

  #text(tag: number, text: string): void {
    this.#reserve(MAX_FEATURE_BYTES)
    this.#byte(tag)
    const length = this.#open()
    this.#position += this.#buffer.write(text, this.#position)
    this.#close(length)
  }

  #byte(value: number): void {
    this.#buffer[this.#position++] = value
  }

  #varint(value: number): void {
    let rest = value
    while (rest > 0x7f) {
      this.#buffer[this.#position++] = (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    this.#buffer[this.#position++] = rest
  }

  #reserve(bytes: number): void {
    if (this.#position + bytes <= this.#buffer.length) return
    const grown = Buffer.allocUnsafe(this.#buffer.length * 2)
    this.#buffer.copy(grown, 0, 0, this.#position)
    this.#buffer = grown
  }
}

function intern<T>(numbers: Map<T, number>, value: T): number {
  const known = numbers.get(value)
  if (known !== undefined) return known
  numbers.set(value, numbers.size)
  return numbers.size - 1
}

function varintBytes(value: number): number {
  let bytes = 1
  for (let rest = value; rest > 0x7f; rest >>>= 7) bytes++
  return bytes
}
