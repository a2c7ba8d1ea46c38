import { writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { type BenchDatabase, withCluster } from './cluster.ts'
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

const PARTS = ['tiles', 'read-model', 'writes', 'lists', 'snapping', 'streams', 'files', 'lighthouse'] as const
const text = { type: 'string' } as const
const { values } = parseArgs({
  options: { data: text, only: text, rounds: text, seconds: text, sizes: text, out: text },
})
const parts = values.only?.split(',') ?? PARTS
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
  const largest = sizes.at(-1) ?? 1000
  for (const part of parts) {
    report(`\n== ${part}`)
    if (part === 'tiles') for (const size of sizes) await townOf(size)
    if (part === 'tiles')
      await benchTiles(
        cluster,
        await Promise.all(sizes.map(async (size) => ({ size, ...(await townOf(size)) }))),
        rounds,
        seconds,
      )
    if (part === 'read-model') await benchReadModel(cluster, values.data, rounds)
    if (part === 'writes') await benchWrites(await townOf(middle), rounds, seconds)
    if (part === 'lists') await benchLists(await townOf(largest), cluster.postmasterId, rounds, seconds)
    if (part === 'snapping') await benchSnapping(await townOf(sizes[0] ?? 1000))
    if (part === 'streams') await benchStreams(await townOf(sizes[0] ?? 1000))
    if (part === 'files') await benchStaticFiles(await townOf(middle), rounds, seconds)
    if (part === 'lighthouse') await benchLighthouse(await townOf(sizes[0] ?? 1000))
  }
})
if (values.out) await writeFile(values.out, written())
else process.stdout.write(written())
