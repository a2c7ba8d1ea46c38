import { TILE_GRID_BITS } from '../src/contract/tiles.ts'
import { keyRange } from '../src/pin-index/morton.ts'
import { ASKED_STATUSES } from './town.ts'

/** A tile by zoom, column and row. */
export type TileAddress = { z: number; x: number; y: number }

const CODE_BITS = 25
/** What `keyRange` counts in: tiles of zoom 16. */
const KEY_BITS = 16
const statuses = `'{${ASKED_STATUSES.join(',')}}'`

/** First Morton code of a tile (25 bits an axis) and the first one after it. */
function codeRange({ z, x, y }: TileAddress): [bigint, bigint] {
  const [from, to] = keyRange(z, x, y)
  const shift = BigInt(2 * (CODE_BITS - KEY_BITS))
  return [BigInt(from) << shift, BigInt(to) << shift]
}

/** The best SQL found for single pins: an index-only scan of one run of the Morton codes. */
export function pinsSql(tile: TileAddress): string {
  const [from, to] = codeRange(tile)
  const shift = 18 - tile.z
  return `select ST_AsMVT(t, 'ideas', 4096, 'geom', 'id') as tile from (
    select id, kind, theme, status, case when example then true end as example,
      ST_MakePoint((px >> ${shift}) - ${tile.x * 4096}, (py >> ${shift}) - ${tile.y * 4096}) as geom
    from points where qk >= ${from} and qk < ${to} and status = any(${statuses})) t`
}

/** The best SQL found for what a crowded tile shows: counts per cell at the middle of its members, a lone pin as itself. */
export function gridSql(tile: TileAddress): string {
  const [from, to] = codeRange(tile)
  const shift = 18 - tile.z
  const cell = 2 * (CODE_BITS - tile.z - TILE_GRID_BITS)
  return `select ST_AsMVT(t, 'ideas', 4096, 'geom', 'id') as tile from (
    select case when n = 1 then id end as id, case when n = 1 then kind end as kind, case when n = 1 then theme end as theme,
      case when n = 1 then status end as status, case when n = 1 and examples = 1 then true end as example,
      case when n > 1 then n end as count, case when n > 1 and examples > 0 then examples end as examples,
      ST_MakePoint((2 * sx + n) / (2 * n), (2 * sy + n) / (2 * n)) as geom
    from (select min(id) as id, min(kind) as kind, min(theme) as theme, min(status) as status, count(*)::integer as n,
        count(*) filter (where example)::integer as examples,
        sum(((px >> ${shift}) - ${tile.x * 4096})::integer) as sx, sum(((py >> ${shift}) - ${tile.y * 4096})::integer) as sy
      from points where qk >= ${from} and qk < ${to} and status = any(${statuses})
      group by qk >> ${cell}) cells) t`
}

/** A spread over tile columns or rows of a zoom for an interval of degrees. */
export function tilesOver(z: number, box: { west: number; south: number; east: number; north: number }): TileAddress[] {
  const column = (lng: number) => Math.floor(((lng + 180) / 360) * 2 ** z)
  const row = (lat: number) => {
    const sine = Math.sin((lat * Math.PI) / 180)
    return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z)
  }
  const tiles: TileAddress[] = []
  for (let x = column(box.west); x <= column(box.east); x++) {
    for (let y = row(box.north); y <= row(box.south); y++) tiles.push({ z, x, y })
  }
  return tiles
}

/** So many of a list, evenly spread over it. */
export const sample = <T>(list: readonly T[], count: number): T[] =>
  list.filter(
    (_, index) => Math.floor((index * count) / list.length) !== Math.floor(((index - 1) * count) / list.length),
  )
