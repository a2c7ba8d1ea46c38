import { createHash } from 'node:crypto'
import type { Sql } from 'postgres'
import { type BenchDatabase, startApplication } from './cluster.ts'
import { load } from './load.ts'
import { processorTime } from './processor-time.ts'
import { digits, median, verdict, write, writeTable } from './report.ts'

const TOKEN = 'a session of the bench'

type Town = BenchDatabase & { size: number }

/** A kern's hotspots over HTTP at each size, by processor time (server and database); the exponent tells how it grows. */
export async function benchHotspots(towns: readonly Town[], postmasterId: number, rounds: number, seconds: number) {
  const rows: (string | number)[][] = [['ideas', 'counted in the kern', 'ms']]
  const costs: number[] = []
  for (const { size, sql, url } of towns) {
    await signIn(sql)
    const application = await startApplication(url)
    const headers = { cookie: `sid=${TOKEN}` }
    const path = '/api/desk/hotspots?area=emelgem&kind=cell'
    try {
      const times: number[] = []
      for (let round = 0; round < rounds; round++) {
        const before = processorTime([application.processId, postmasterId])
        const { count } = await load(application.origin, {
          connections: 1,
          seconds,
          next: () => ({ path, headers }),
        })
        times.push((processorTime([application.processId, postmasterId]) - before) / count)
      }
      const [{ counted }] = await sql<[{ counted: number }]>`
        select coalesce(sum(c.ideas), 0)::int as counted from unit_counts c join spatial_units u on u.id = c.unit_id
        where u.kind = 'cell' and u.kern_id = (select id from areas where slug = 'emelgem')`
      costs.push(median(times))
      rows.push([size, counted, digits(median(times))])
    } finally {
      await application.stop()
    }
  }
  const growth =
    Math.log((costs.at(-1) ?? 0) / (costs[0] ?? 1)) / Math.log((towns.at(-1)?.size ?? 1) / (towns[0]?.size ?? 1))
  write('## Hotspots of a kern', '')
  writeTable(rows)
  write(`Exponent from the smallest to the largest: ${verdict(growth, 0.2, 'at most')}`, '')
}

async function signIn(sql: Sql) {
  await sql`
    with person as (
      insert into staff (name, email, roles) values ('Bench', 'bench@test.invalid', '{administrator}') returning id)
    insert into staff_sessions (token_hash, staff_id, method)
    select ${createHash('sha256').update(TOKEN).digest()}, id, 'mail' from person`
}
