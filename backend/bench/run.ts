import { writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { type BenchDatabase, withCluster } from './cluster.ts'
import { benchHotspots } from './hotspots.ts'
import { benchLighthouse } from './lighthouse.ts'
import { benchLists } from './lists.ts'
import { benchReadModel } from './read-model.ts'
import { report, write, written } from './report.ts'
import { benchSnapping } from './snapping.ts'
import { benchStaticFiles } from './static-files.ts'
import { benchStreams } from './streams.ts'
import { benchTiles } from './tiles.ts'
import { fillTown } from './town.ts'
import { benchWrites } from './writes.ts'

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: { data: text, only: text, rounds: text, seconds: text, sizes: text, out: text },
})
const rounds = Number(values.rounds ?? 5)
const seconds = Number(values.seconds ?? 2)
const sizes = (values.sizes ?? '1000,100000,1000000').split(',').map(Number)

write('# Benchmarks', '')
write(
  `Made by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} × ${cpus()[0]?.model ?? 'processor'},`,
)
write(
  `${Math.round(totalmem() / 1e9)} GB, Node ${process.version}, a PostgreSQL of its own. Figures wobble on a shared machine: read the ratios.`,
  '',
)

await withCluster(async (cluster) => {
  const made = new Map<number, Promise<BenchDatabase>>()
  const townOf = (size: number) => {
    const known = made.get(size)
    if (known) return known
    const making = cluster.database(`pins_${size}`).then(async (database) => {
      report(`making a town of ${size} ideas`)
      await fillTown(database.sql, size)
      return database
    })
    made.set(size, making)
    return making
  }
  const middle = sizes.at(1) ?? sizes[0] ?? 1000
  const smallest = sizes[0] ?? 1000
  const largest = sizes.at(-1) ?? 1000
  const runs: Record<string, () => Promise<void>> = {
    tiles: async () => {
      const towns = []
      for (const size of sizes) towns.push({ size, ...(await townOf(size)) })
      await benchTiles(cluster, towns, rounds, seconds)
    },
    'read-model': () => benchReadModel(cluster, values.data, rounds),
    writes: async () => benchWrites(await townOf(middle), rounds, seconds),
    lists: async () => benchLists(await townOf(largest), cluster.postmasterId, rounds, seconds),
    hotspots: async () => {
      const towns = []
      for (const size of sizes) towns.push({ size, ...(await townOf(size)) })
      await benchHotspots(towns, cluster.postmasterId, rounds, seconds)
    },
    snapping: async () => benchSnapping(await townOf(smallest)),
    streams: async () => benchStreams(await townOf(smallest)),
    files: async () => benchStaticFiles(await townOf(middle), rounds, seconds),
    lighthouse: async () => benchLighthouse(await townOf(smallest)),
  }
  for (const part of values.only?.split(',') ?? Object.keys(runs)) {
    report(`\n== ${part}`)
    await runs[part]?.().catch((error: Error) => {
      write(`**This part broke off: ${error.message}**`, '')
      process.exitCode = 1
    })
  }
})
await writeFile(values.out ?? 'BENCHMARKS.md', written())
