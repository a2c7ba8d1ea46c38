import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import type { BenchDatabase } from './cluster.ts'
import { startApplication } from './cluster.ts'
import { write, writeTable } from './report.ts'

const run = promisify(execFile)

const CATEGORIES = ['accessibility', 'best-practices', 'seo', 'performance']
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const CHROME_FLAGS = '--headless=new --no-sandbox --disable-background-networking --enable-unsafe-swiftshader'
const MAX_REPORT_BYTES = 100_000_000

type Report = {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>
  audits: Record<string, { score: number | null }>
}

/**
 * Lighthouse as a phone on the pages everybody comes by. It is no package of ours: it asks for the "latest" of one of its
 * own, so that a lock file that holds it is out of date by itself.
 */
export async function benchLighthouse({ url, sql }: BenchDatabase) {
  write('## Lighthouse, mobile', '')
  const version = spawnSync('npx', ['--no-install', 'lighthouse', '--version'], { encoding: 'utf8' })
  if (version.status !== 0 || !existsSync(CHROMIUM)) {
    write('Passed over: it asks for `npm i --no-save lighthouse@12.8.2` and a Chromium (CHROMIUM_PATH).', '')
    return
  }
  write(`Lighthouse ${version.stdout.trim()}.`)
  const [idea] = await sql<[{ id: number }]>`select max(id) as id from ideas where visibility = 'public'`
  const application = await startApplication(url)
  const rows: (string | number)[][] = [['page', ...CATEGORIES, 'what is not in order']]
  try {
    for (const [name, path] of [
      ['home', '/'],
      ['kern', '/kern/emelgem'],
      ['idea', `/idee/${idea.id}`],
    ] as const) {
      const { categories, audits } = await reportOf(application.origin + path)
      const failing = CATEGORIES.slice(0, 3).flatMap((category) =>
        (categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
          const score = audits[id]?.score ?? null
          return weight > 0 && score !== null && score < 1 ? [id] : []
        }),
      )
      const scores = CATEGORIES.map((category) => Math.round((categories[category]?.score ?? 0) * 100))
      rows.push([name, ...scores, failing.join(', ') || 'nothing'])
    }
  } finally {
    await application.stop()
  }
  writeTable(rows)
}

async function reportOf(address: string): Promise<Report> {
  const options = ['--quiet', '--output=json', `--only-categories=${CATEGORIES}`, `--chrome-flags=${CHROME_FLAGS}`]
  const { stdout } = await run('npx', ['--no-install', 'lighthouse', address, ...options], {
    env: { ...process.env, CHROME_PATH: CHROMIUM },
    maxBuffer: MAX_REPORT_BYTES,
  })
  return JSON.parse(stdout) as Report
}
