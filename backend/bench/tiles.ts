import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import type { BenchCluster, BenchDatabase, ServerProcess } from './cluster.ts'
import { startApplication, startBareServer } from './cluster.ts'
import { createClient, load } from './load.ts'
import { processorTime } from './processor-time.ts'
import { digits, median, report, verdict, write, writeTable } from './report.ts'
import { gridSql, pinsSql, sample, type TileAddress, tilesOver } from './tile-sql.ts'
import { ASKED_STATUSES, TOWN } from './town.ts'

const run = promisify(execFile)

const ZOOMS = [10, 12, 14, 16]
const MAX_TILES = 16
const CONNECTIONS = 2
const MAX_SINGLE_PINS = 2000
const GOALS = new Map([
  ['1000/14', 2],
  ['100000/14', 8],
  ['1000000/12', 50],
])

type Cost = { ms: number; perSecond: number }
type Compared = TileAddress & { sql: string }

const pathOf = ({ z, x, y }: TileAddress) => `/api/tiles/ideas/${z}/${x}/${y}.mvt`

/** The same filter under ever another name, so that no answer is kept from before: a status asked twice is asked once. */
function uncachedQuery(number: number): string {
  const again: string[] = []
  for (let rest = number; rest > 0; rest = Math.floor(rest / 4)) again.push(ASKED_STATUSES[rest % 4] ?? 'done')
  return `?status=${[...ASKED_STATUSES, ...again].join()}`
}

const featuresOf = (bytes: Buffer): string[] => {
  if (bytes.length === 0) return []
  const layer = new VectorTile(new PbfReader(bytes)).layers.ideas
  if (!layer) return []
  return Array.from({ length: layer.length }, (_, index) => {
    const { id, properties, ...feature } = layer.feature(index)
    const [[{ x, y } = { x: 0, y: 0 }] = []] = layer.feature(index).loadGeometry()
    const sorted = Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1))
    return JSON.stringify([id ?? null, x, y, sorted, feature.type])
  }).sort()
}

/** The gate: our tile and the tile of the SQL hold the same features, one by one. Gives the SQL, or null where empty. */
async function sameTile({ sql }: BenchDatabase, origin: string, tile: TileAddress): Promise<Compared | null> {
  const client = createClient(origin, 1)
  const ours = featuresOf((await client.send({ path: pathOf(tile) + uncachedQuery(0) })).body)
  client.close()
  if (ours.length === 0) return null
  const statements = [...(tile.z === 16 ? [pinsSql(tile)] : []), gridSql(tile)]
  for (const statement of statements) {
    const [row] = await sql.unsafe<[{ tile: Buffer }]>(statement)
    const theirs = featuresOf(row.tile)
    if (theirs.length === ours.length && theirs.every((feature, index) => feature === ours[index])) {
      return { ...tile, sql: statement }
    }
    if (statement === pinsSql(tile) && theirs.length > MAX_SINGLE_PINS) continue
    const differing = theirs.find((feature, index) => feature !== ours[index])
    throw new Error(
      `Tile ${tile.z}/${tile.x}/${tile.y} differs: ${differing} and ${ours.find((f) => !theirs.includes(f))}`,
    )
  }
  throw new Error('no statement gives this tile')
}

async function measure(processIds: number[], work: () => Promise<{ count: number; seconds: number }>): Promise<Cost> {
  const before = processorTime(processIds)
  const { count, seconds } = await work()
  return { ms: (processorTime(processIds) - before) / count, perSecond: count / seconds }
}

async function pgbench(cluster: BenchCluster, url: string, tiles: readonly Compared[], seconds: number) {
  const folder = await mkdtemp(join(tmpdir(), 'wijkwerk-pgbench-'))
  try {
    const files = await Promise.all(
      tiles.map(async ({ z, x, y, sql }) => {
        const file = join(folder, `${z}-${x}-${y}.sql`)
        await writeFile(file, `${sql.replace(/\s+/g, ' ')};\n`)
        return ['-f', file]
      }),
    )
    const options = ['-n', '-M', 'prepared', '-c', String(CONNECTIONS), '-j', '1', '-T', String(seconds)]
    const { stdout } = await run(join(cluster.programs, 'pgbench'), [...options, ...files.flat(), url], {
      env: { ...process.env, PGOPTIONS: '-c max_parallel_workers_per_gather=0' },
    })
    const [, count = '0'] = /actually processed: (\d+)/.exec(stdout) ?? []
    const [, perSecond = '1'] = /tps = ([\d.]+)/.exec(stdout) ?? []
    return { count: Number(count), seconds: Number(count) / Number(perSecond) }
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Tiles of a town: our endpoint, the best SQL under pgbench (a), and the same SQL behind a bare Hono route (b). */
export async function benchTiles(
  cluster: BenchCluster,
  towns: readonly (BenchDatabase & { size: number })[],
  rounds: number,
  seconds: number,
) {
  write('## Tiles, uncached, four statuses filtered in', '')
  write('Processor time per tile in milliseconds, server and database together; medians of interleaved rounds.')
  const rows: (string | number)[][] = [
    [
      'pins',
      'zoom',
      'tiles',
      'ours',
      '(a) pgbench',
      '(b) bare Hono',
      '(a) ÷ ours',
      '(b) ÷ ours',
      'tiles/s ours',
      '(a)',
      'throughput ÷ (a)',
    ],
  ]
  for (const { size, ...database } of towns) {
    report(`${size} pins`)
    const application = await startApplication(database.url)
    const bare = await startBareServer(database.url)
    try {
      for (const z of ZOOMS)
        rows.push(await compareZoom({ cluster, database, application, bare, size, z, rounds, seconds }))
    } finally {
      await application.stop()
      await bare.stop()
    }
  }
  writeTable(rows)
}

type Comparison = {
  cluster: BenchCluster
  database: BenchDatabase
  application: ServerProcess
  bare: ServerProcess
  size: number
  z: number
  rounds: number
  seconds: number
}

async function compareZoom({ cluster, database, application, bare, size, z, rounds, seconds }: Comparison) {
  const found: Compared[] = []
  for (const tile of sample(tilesOver(z, TOWN), MAX_TILES)) {
    const compared = await sameTile(database, application.origin, tile)
    if (compared) found.push(compared)
  }
  const client = createClient(bare.origin, 1)
  for (const [index, { sql }] of found.entries()) {
    await client.send({ path: `/statements/${z}-${index}`, method: 'POST', body: sql })
  }
  client.close()
  const costs = { ours: [] as Cost[], pgbench: [] as Cost[], bare: [] as Cost[] }
  let asked = 1
  for (let round = 0; round < rounds; round++) {
    costs.ours.push(
      await measure([application.processId, cluster.postmasterId], () =>
        load(application.origin, {
          connections: CONNECTIONS,
          seconds,
          next: (number) => ({
            path: pathOf(found[number % found.length] ?? { z: 0, x: 0, y: 0 }) + uncachedQuery(asked++),
          }),
        }),
      ),
    )
    costs.pgbench.push(await measure([cluster.postmasterId], () => pgbench(cluster, database.url, found, seconds)))
    costs.bare.push(
      await measure([bare.processId, cluster.postmasterId], () =>
        load(bare.origin, {
          connections: CONNECTIONS,
          seconds,
          next: (number) => ({ path: `/tile/${z}-${number % found.length}` }),
        }),
      ),
    )
  }
  const [ours, theirs, behindHono] = [costs.ours, costs.pgbench, costs.bare].map((list) => ({
    ms: median(list.map(({ ms }) => ms)),
    perSecond: median(list.map(({ perSecond }) => perSecond)),
  })) as [Cost, Cost, Cost]
  const goal = GOALS.get(`${size}/${z}`)
  const ratio = theirs.ms / ours.ms
  const throughput = ours.perSecond / theirs.perSecond
  return [
    size,
    z,
    found.length,
    digits(ours.ms),
    digits(theirs.ms),
    digits(behindHono.ms),
    goal ? verdict(ratio, goal, 'at least') : digits(ratio),
    digits(behindHono.ms / ours.ms),
    digits(ours.perSecond),
    digits(theirs.perSecond),
    size === 100_000 && z === 14 ? verdict(throughput, 5, 'at least') : digits(throughput),
  ]
}
