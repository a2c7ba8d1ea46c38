import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { findPostgres } from '../backend/src/database/postgres-programs.ts'
import { StartError } from '../backend/src/start-error.ts'
import { findChromium } from './browser.ts'
import { type Counts, countPlaywright, countVitest } from './counts.ts'

const RESULTS = 'dist/test'
const VITEST_REPORT = `${RESULTS}/vitest.json`
const PLAYWRIGHT_REPORT = `${RESULTS}/playwright.json`
const JOURNEYS = 'frontend/e2e/playwright.config.ts'
const MINUTE_MS = 60_000

type Step = {
  name: string
  command: string[]
  minutes: number
  environment?: Record<string, string>
  count?: () => Promise<Counts>
}

const report = (line: string) => process.stdout.write(`${line}\n`)

function testSteps(chromiumPath: string): Step[] {
  return [
    { name: 'Types and lint', command: ['npm', 'run', 'check'], minutes: 5 },
    { name: 'Frontend', command: [process.execPath, '--import', 'tsx', '.ci/build.ts'], minutes: 2 },
    {
      name: 'Unit and integration',
      command: ['npx', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`],
      minutes: 20,
      count: () => countVitest(VITEST_REPORT),
    },
    {
      name: 'Browser journeys',
      command: ['npx', 'playwright', 'test', '-c', JOURNEYS, '--reporter=list,json'],
      environment: {
        CHROMIUM_PATH: chromiumPath,
        PLAYWRIGHT_JSON_OUTPUT_FILE: `${process.cwd()}/${PLAYWRIGHT_REPORT}`,
      },
      minutes: 75,
      count: () => countPlaywright(PLAYWRIGHT_REPORT),
    },
  ].filter(({ command }) => !command.includes(JOURNEYS) || existsSync(JOURNEYS))
}

async function runStep({ name, command, minutes, environment, count }: Step) {
  report(`\n== ${name}`)
  const startedAt = performance.now()
  const [program = '', ...options] = command
  const { status } = spawnSync(program, options, {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
    timeout: minutes * MINUTE_MS,
  })
  const counts = await countOf(status === 0, count)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0)
  return { ...counts, line: `${name}: ${describe(status === 0, count ? counts : undefined)}, ${seconds} s` }
}

// A step that ended badly failed at least once, also when it left no report.
async function countOf(isWell: boolean, count: Step['count']): Promise<Counts> {
  const none = { passed: 0, failed: 0 }
  const counts = count ? await count().catch(() => none) : none
  const isEmpty = count && counts.passed + counts.failed === 0
  return isWell && !isEmpty ? counts : { ...counts, failed: Math.max(1, counts.failed) }
}

const describe = (isWell: boolean, counts?: Counts) =>
  counts ? `${counts.passed} passed, ${counts.failed} failed` : isWell ? 'well' : 'failed'

async function prepare(): Promise<string> {
  if (!process.env.DATABASE_URL) await findPostgres({ report })
  return findChromium(report)
}

async function test() {
  await rm(RESULTS, { recursive: true, force: true })
  await mkdir(RESULTS, { recursive: true })
  const results = []
  for (const step of testSteps(await prepare())) results.push(await runStep(step))
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed, 0)
  const summary = `${passed} passed, ${failed} failed`
  await writeFile(`${RESULTS}/summary.txt`, `${summary}\n`)
  report(`\n${results.map(({ line }) => line).join('\n')}\n\n${summary}`)
  if (failed > 0) process.exitCode = 1
}

try {
  await test()
} catch (error) {
  if (!(error instanceof StartError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
