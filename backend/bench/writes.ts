import { randomUUID } from 'node:crypto'
import type { BenchDatabase } from './cluster.ts'
import { startApplication, startBareServer } from './cluster.ts'
import { load } from './load.ts'
import { digits, median, percentile, verdict, write, writeTable } from './report.ts'
import { TOWN } from './town.ts'

const title = 'Bankje aan de bushalte'
const body = 'Wie op de bus wacht, staat in de zon. Een boom en een bank zouden al veel doen.'
const seeded = (number: number) => ((number * 2_654_435_761) % 4_294_967_296) / 4_294_967_296

/** `POST /api/ideas` against a bare insert of the same row behind a bare server, by 99th percentile of the time taken. */
export async function benchWrites({ url, sql }: BenchDatabase, rounds: number, seconds: number) {
  const [kern] = await sql<[{ id: number; ids: number[]; street: number }]>`
    select id, areas_of(id, null) as ids, (select id from streets where geom is not null limit 1) as street
    from areas where slug = 'centrum-izegem'`
  const application = await startApplication(url)
  const bare = await startBareServer(url)
  const rows: (string | number)[][] = [
    ['writers', 'ours p99 (ms)', 'bare p99 (ms)', 'p99 ratio', 'ours p50', 'bare p50'],
  ]
  let number = 0
  const place = () => {
    number += 1
    // The middle of town, where every point lies in the municipality.
    const [width, height] = [TOWN.east - TOWN.west, TOWN.north - TOWN.south]
    return {
      lng: TOWN.west + (0.4 + 0.2 * seeded(number)) * width,
      lat: TOWN.south + (0.35 + 0.2 * seeded(number * 7)) * height,
    }
  }
  const json = { 'content-type': 'application/json' }
  try {
    for (const [writers, goal] of [
      [2, 1.5],
      [8, 2],
    ] as const) {
      const ours: number[][] = []
      const theirs: number[][] = []
      for (let round = 0; round < rounds; round++) {
        const idea = () => ({ kind: 'street', title, body, theme: 'groen', location: place() })
        const sent = await load(application.origin, {
          connections: writers,
          seconds,
          next: () => ({
            path: '/api/ideas',
            method: 'POST',
            headers: { ...json, 'idempotency-key': randomUUID() },
            body: JSON.stringify({ ...idea(), area: 'centrum-izegem' }),
          }),
        })
        ours.push(sent.milliseconds)
        const row = () => ({
          ...{ kind: 'street', title, body, theme: 'groen', kernId: kern.id, areaIds: kern.ids },
          ...{ streetId: kern.street, houseNumber: '12', ...place() },
        })
        const inserted = await load(bare.origin, {
          connections: writers,
          seconds,
          next: () => ({ path: '/ideas', method: 'POST', headers: json, body: JSON.stringify(row()) }),
        })
        theirs.push(inserted.milliseconds)
      }
      const p99 = (lists: number[][]) => median(lists.map((list) => percentile(list, 0.99)))
      const p50 = (lists: number[][]) => median(lists.map((list) => percentile(list, 0.5)))
      rows.push([
        writers,
        digits(p99(ours)),
        digits(p99(theirs)),
        verdict(p99(ours) / p99(theirs), goal, 'at most'),
        digits(p50(ours)),
        digits(p50(theirs)),
      ])
    }
  } finally {
    await application.stop()
    await bare.stop()
  }
  write(
    '## Writing an idea',
    '',
    'Snapped to street, number and kern, with its private link and its idempotency key, against one insert.',
  )
  writeTable(rows)
}
