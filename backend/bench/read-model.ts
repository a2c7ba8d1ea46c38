import { createReadStream } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createInterface } from 'node:readline'
import { setImmediate } from 'node:timers/promises'
import { createGunzip } from 'node:zlib'
import type { Sql } from 'postgres'
import { ideaStatus, ideaTheme } from '../src/contract/ideas.ts'
import { worldX, worldY } from '../src/pin-index/morton.ts'
import { PinIndex, type PublicPin } from '../src/pin-index/pin-index.ts'
import type { BenchCluster } from './cluster.ts'
import { processorTime } from './processor-time.ts'
import { digits, median, report, verdict, write, writeTable } from './report.ts'
import { gridSql, type TileAddress, tilesOver } from './tile-sql.ts'
import { ASKED_STATUSES, makeSpread } from './town.ts'

const MILLION = 1_000_000
const FLANDERS = 2_449_296
const BATCH = 5000
const CENTRE = { lng: 3.2147, lat: 50.9175 }
const SMALLEST = 100_000

const seeded = (seed: number) => () => {
  // Mulberry32, a public-domain generator of 32 bits.
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}

type Places = { lng: Float64Array; lat: Float64Array }

async function flandersOf(dataFolder: string | undefined): Promise<Places> {
  return dataFolder ? readAddresses(`${dataFolder}/flanders-crab2013-addresses.csv.gz`) : imagineFlanders()
}

async function readAddresses(file: string): Promise<Places> {
  const lng: number[] = []
  const lat: number[] = []
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()) })
  let columns: string[] | undefined
  for await (const line of lines) {
    const cells = line.split(',')
    if (!columns) columns = cells
    else {
      lng.push(Number(cells[columns.indexOf('lon')]))
      lat.push(Number(cells[columns.indexOf('lat')]))
    }
  }
  return { lng: Float64Array.from(lng), lat: Float64Array.from(lat) }
}

/** As many points in 300 towns over Flanders, our own among them, where the real addresses are not at hand. */
function imagineFlanders(): Places {
  const random = seeded(7)
  const towns = Array.from({ length: 300 }, (_, index) =>
    index === 0 ? CENTRE : { lng: 2.55 + random() * 3.3, lat: 50.75 + random() * 0.6 },
  )
  const lng = new Float64Array(FLANDERS)
  const lat = new Float64Array(FLANDERS)
  for (let index = 0; index < FLANDERS; index++) {
    const town = towns[Math.floor(random() * towns.length)] ?? CENTRE
    const away = Math.sqrt(-2 * Math.log(1 - random())) * 0.03
    const angle = random() * 2 * Math.PI
    lng[index] = town.lng + away * Math.cos(angle)
    lat[index] = town.lat + away * Math.sin(angle) * 0.63
  }
  return { lng, lat }
}

/** The pins of the nearest so many places to the town, in batches. */
async function* pinsNearest({ lng, lat }: Places, order: Uint32Array, count: number): AsyncGenerator<PublicPin[]> {
  for (let from = 0; from < count; from += BATCH) {
    await setImmediate()
    yield Array.from(order.subarray(from, Math.min(count, from + BATCH)), (row) =>
      pinAt(row, lng[row] ?? 0, lat[row] ?? 0),
    )
  }
}

const pinAt = (row: number, lng: number, lat: number): PublicPin => ({
  id: row + 1,
  place: { lng, lat },
  kind: 'street',
  theme: ideaTheme.options[row % 8] ?? 'ander',
  status: ideaStatus.options[row % 6] ?? 'received',
  areaIds: [1, 5],
  createdOn: '2026-06-01',
  example: false,
})

function nearestFirst({ lng, lat }: Places): Uint32Array {
  const away = Float64Array.from(lng, (value, row) =>
    Math.hypot((value - CENTRE.lng) * 0.63, (lat[row] ?? 0) - CENTRE.lat),
  )
  return Uint32Array.from(lng.keys()).sort((a, b) => (away[a] ?? 0) - (away[b] ?? 0))
}

/** Milliseconds of processor time per tile, median of rounds. */
function costOf(index: PinIndex, tiles: readonly TileAddress[], rounds: number, repeats: number): number {
  const costs: number[] = []
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage()
    for (let repeat = 0; repeat < repeats; repeat++) {
      for (const { z, x, y } of tiles) index.tile(z, x, y, { status: [...ASKED_STATUSES] })
    }
    const { user, system } = process.cpuUsage(before)
    costs.push((user + system) / 1000 / repeats / tiles.length)
  }
  return median(costs)
}

/** What the read model costs in time and memory, and how it grows to all addresses of Flanders; in this process. */
export async function benchReadModel(cluster: BenchCluster, dataFolder: string | undefined, rounds: number) {
  const places = await flandersOf(dataFolder)
  const order = nearestFirst(places)
  const total = places.lng.length
  write('## The read model', '')
  write(
    dataFolder
      ? `On ${total} real addresses of Flanders (CRAB 2013).`
      : `On ${total} seeded points in 300 towns: give \`--data <folder>\` for the real addresses.`,
  )
  await memoryAndMerging(places, order)
  await growth(places, order, total, rounds)
  await wholeOfFlanders(cluster, places, order, total, rounds)
}

async function memoryAndMerging(places: Places, order: Uint32Array) {
  globalThis.gc?.()
  const before = process.memoryUsage()
  const startedAt = performance.now()
  const index = new PinIndex()
  await index.load(pinsNearest(places, order, MILLION))
  const seconds = (performance.now() - startedAt) / 1000
  globalThis.gc?.()
  const after = process.memoryUsage()
  const bytes = (after.arrayBuffers + after.heapUsed - before.arrayBuffers - before.heapUsed) / MILLION
  write('', `- Load of a million pins: ${digits(seconds)} s.`, `- Bytes a pin: ${verdict(bytes, 60, 'at most')}`)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const random = seeded(3)
  for (let change = 0; change < 30_000; change++) {
    const row = order[Math.floor(random() * MILLION)] ?? 0
    index.upsert({ ...pinAt(row, places.lng[row] ?? 0, places.lat[row] ?? 0), theme: change % 2 ? 'groen' : 'verkeer' })
    if (change % 50 === 0) await setImmediate()
  }
  await index.settled()
  delay.disable()
  write(
    `- Longest hold of the event loop while tails are merged: ${verdict(delay.max / 1e6, 20, 'at most')} ms, 99.9 % below ${digits(delay.percentile(99.9) / 1e6)} ms`,
  )
}

async function growth(places: Places, order: Uint32Array, total: number, rounds: number) {
  const view = tilesOver(14, { west: 3.19, south: 50.905, east: 3.24, north: 50.93 })
  const rows: (string | number)[][] = [['pins', 'ms per tile of the town, z14']]
  const points: { size: number; ms: number }[] = []
  for (const size of [SMALLEST, 400_000, MILLION, total]) {
    const index = new PinIndex()
    await index.load(pinsNearest(places, order, size))
    costOf(index, view, 1, 50)
    const ms = costOf(index, view, rounds, 200)
    points.push({ size, ms })
    rows.push([size, digits(ms)])
  }
  writeTable(rows)
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return
  const exponent = Math.log(last.ms / first.ms) / Math.log(last.size / first.size)
  write(`Cost of the town's tiles as the pins around it grow, exponent: ${verdict(exponent, 0.1, 'at most')}`, '')
}

async function wholeOfFlanders(
  cluster: BenchCluster,
  places: Places,
  order: Uint32Array,
  total: number,
  rounds: number,
) {
  report('loading all points into the table of the comparison')
  const { sql } = await cluster.database('flanders')
  await makeSpread(sql)
  await sql.unsafe(
    `create table points (id bigint, kind text, theme text, status text, example boolean, px bigint, py bigint, qk bigint)`,
  )
  await sql.unsafe('set statement_timeout = 0')
  for (let from = 0; from < total; from += 50_000) {
    const rows = order.subarray(from, Math.min(total, from + 50_000))
    const columns = Array.from(rows, (row) => ({
      row,
      x: worldX(places.lng[row] ?? 0),
      y: worldY(places.lat[row] ?? 0),
    }))
    await sql`
      insert into points select id + 1, 'street', ('{${sql.unsafe(ideaTheme.options.join(','))}}'::text[])[1 + id % 8],
        ('{${sql.unsafe(ideaStatus.options.join(','))}}'::text[])[1 + id % 6], false, x, y,
        spread(x >> 5) | (spread(y >> 5) << 1)
      from unnest(${columns.map(({ row }) => row)}::bigint[], ${columns.map(({ x }) => x)}::bigint[],
        ${columns.map(({ y }) => y)}::bigint[]) t(id, x, y)`
  }
  await sql.unsafe('create index points_cover on points (qk) include (px, py, id, kind, theme, status, example)')
  await sql.unsafe('vacuum analyze points')
  const index = new PinIndex()
  await index.load(pinsNearest(places, order, total))
  const [tile] = tilesOver(8, { west: CENTRE.lng, east: CENTRE.lng, south: CENTRE.lat, north: CENTRE.lat })
  if (!tile) return
  const ours = costOf(index, [tile], rounds, 5)
  const theirs: number[] = []
  for (let round = 0; round < rounds; round++) theirs.push(await databaseCost(cluster, sql, gridSql(tile)))
  write(
    `A tile of zoom 8 over all of it: ours ${digits(ours)} ms, best SQL ${digits(median(theirs))} ms: ${verdict(median(theirs) / ours, 50, 'at least')}`,
    '',
  )
}

async function databaseCost(cluster: BenchCluster, sql: Sql, statement: string) {
  await sql.unsafe('set max_parallel_workers_per_gather = 0')
  const before = processorTime([cluster.postmasterId])
  await sql.unsafe(statement)
  await sql.unsafe(statement)
  return (processorTime([cluster.postmasterId]) - before) / 2
}
