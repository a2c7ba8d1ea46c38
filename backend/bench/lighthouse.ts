import { existsSync } from 'node:fs'
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import type { BenchDatabase } from './cluster.ts'
import { startApplication } from './cluster.ts'
import { write, writeTable } from './report.ts'

const CATEGORIES = ['accessibility', 'best-practices', 'seo', 'performance'] as const
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/** Lighthouse as a phone on the pages everybody comes by. */
export async function benchLighthouse({ url, sql }: BenchDatabase) {
  write('## Lighthouse, mobile', '')
  if (!existsSync(CHROMIUM)) {
    write('Passed over: there is no Chromium on this machine; CHROMIUM_PATH says where one is.', '')
    return
  }
  const [idea] = await sql<[{ id: number }]>`select max(id) as id from ideas where visibility = 'public'`
  const application = await startApplication(url)
  const chrome = await launch({
    chromePath: CHROMIUM,
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-background-networking', '--enable-unsafe-swiftshader'],
  })
  const rows: (string | number)[][] = [['page', ...CATEGORIES, 'what is not in order']]
  try {
    for (const [name, path] of [
      ['home', '/'],
      ['kern', '/kern/emelgem'],
      ['idea', `/idee/${idea.id}`],
    ] as const) {
      const result = await lighthouse(application.origin + path, {
        port: chrome.port,
        onlyCategories: [...CATEGORIES],
        logLevel: 'error',
        maxWaitForLoad: 60_000,
      })
      const categories = result?.lhr.categories ?? {}
      const failing = CATEGORIES.slice(0, 3).flatMap((category) =>
        (categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
          const audit = result?.lhr.audits[id]
          return weight > 0 && audit && audit.score !== null && audit.score < 1 ? [id] : []
        }),
      )
      const scores = CATEGORIES.map((category) => Math.round((categories[category]?.score ?? 0) * 100))
      rows.push([name, ...scores, failing.join(', ') || 'nothing'])
    }
  } finally {
    chrome.kill()
    await application.stop()
  }
  writeTable(rows)
}
