/** The deepest tile we make; beyond it the map draws these larger. */
export const MAX_TILE_ZOOM = 16
export const TILE_EXTENT = 4096
/** World positions are integers of this many bits: zoom 18 times the extent of a tile, about 4 cm. */
const WORLD_BITS = 30
const WORLD_SIZE = 2 ** WORLD_BITS
const KEY_SHIFT = WORLD_BITS - MAX_TILE_ZOOM

const toWorld = (fraction: number) => Math.min(WORLD_SIZE - 1, Math.max(0, Math.floor(fraction * WORLD_SIZE)))

/** Web Mercator x of a longitude in degrees; 180 itself belongs to the last tile. */
export const worldX = (lng: number) => toWorld((lng + 180) / 360)

/** Web Mercator y of a latitude in degrees; what lies past the square world belongs to its edge. */
export function worldY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180)
  return toWorld(0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI))
}

/** Bits to drop from a world position to get its tile at a zoom. */
export const tileShift = (zoom: number) => WORLD_BITS - zoom
/** Bits to drop from a world position to get units of a tile at a zoom, in the low 12 bits. */
export const unitShift = (zoom: number) => WORLD_BITS - 12 - zoom

function spread(value: number): number {
  let bits = value
  bits = (bits | (bits << 8)) & 0x00ff00ff
  bits = (bits | (bits << 4)) & 0x0f0f0f0f
  bits = (bits | (bits << 2)) & 0x33333333
  return (bits | (bits << 1)) & 0x55555555
}

const interleave = (x: number, y: number) => (spread(x) | (spread(y) << 1)) >>> 0

/**
 * Morton number of the deepest tile a world position lies in. A tile of any zoom is a run of these, so
 * 16 bits an axis are all the order we need, and they fit an unsigned 32-bit integer.
 */
export const mortonKey = (x: number, y: number) => interleave(x >> KEY_SHIFT, y >> KEY_SHIFT)

/** First key of a tile and the first key after it. */
export function keyRange(zoom: number, x: number, y: number): [number, number] {
  const keys = 4 ** (MAX_TILE_ZOOM - zoom)
  const first = interleave(x, y) * keys
  return [first, first + keys]
}
