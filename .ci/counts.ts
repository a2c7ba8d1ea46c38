import { readFile } from 'node:fs/promises'

export type Counts = { passed: number; failed: number }

type VitestReport = {
  success: boolean
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] }

/** What Vitest's JSON report counts; a file that could not be read counts as one failure. */
export async function countVitest(path: string): Promise<Counts> {
  const report: VitestReport = JSON.parse(await readFile(path, 'utf8'))
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length }
}

/** What Playwright's JSON report counts; a test that passed at its second try is not a pass. */
export async function countPlaywright(path: string): Promise<Counts> {
  const { stats, errors }: PlaywrightReport = JSON.parse(await readFile(path, 'utf8'))
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }
}
