import { gzipSync } from 'node:zlib'

const MAX_KEPT_TILES = 4_000
const MIN_COMPRESSED_BYTES = 600

export const TILE_TYPE = 'application/vnd.mapbox-vector-tile'

/** A tile as it was at a version of the read model; `bytes` is null where there is nothing to show. */
export type KeptTile = { version: string; bytes: Buffer | null; gzip?: Buffer }

/** Tiles by address, the oldest first to go. */
export class KeptTiles {
  readonly #tiles = new Map<string, KeptTile>()

  /** The tile of that version, or undefined when it must be drawn. */
  get(address: string, version: string): KeptTile | undefined {
    const tile = this.#tiles.get(address)
    return tile?.version === version ? tile : undefined
  }

  keep(address: string, version: string, bytes: Buffer | null): KeptTile {
    const tile: KeptTile = { version, bytes }
    this.#tiles.delete(address)
    this.#tiles.set(address, tile)
    const [oldest] = this.#tiles.keys()
    if (this.#tiles.size > MAX_KEPT_TILES && oldest !== undefined) this.#tiles.delete(oldest)
    return tile
  }
}

/** The bytes for who takes gzip, made when first asked for; undefined where they are too few to gain by it. */
export function compressed(tile: KeptTile): Buffer | undefined {
  if (tile.bytes && tile.bytes.length >= MIN_COMPRESSED_BYTES) tile.gzip ??= gzipSync(tile.bytes)
  return tile.gzip
}

export const acceptsGzip = (acceptEncoding = '') => /\bgzip\b/.test(acceptEncoding)
