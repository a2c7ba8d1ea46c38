import { access, constants, readFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { canInstall, installPackages, refreshPackageLists } from '../backend/src/database/install-packages.ts'
import { StartError } from '../backend/src/start-error.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * Where Chromium is: CHROMIUM_PATH, on the PATH, or Playwright's own; installed as root on Debian. Throws a StartError
 * that says what to install elsewhere.
 */
export async function findChromium(report: (line: string) => void): Promise<string> {
  const found = await searchChromium()
  if (found) return found
  // Ubuntu's package is only a pointer to a snap, which containers cannot run.
  if ((await canInstall()) && /^ID=debian$/m.test(await readFile('/etc/os-release', 'utf8'))) {
    await refreshPackageLists()
    await installPackages(['chromium'], report)
    const installed = await searchChromium()
    if (installed) return installed
  }
  throw new StartError(
    'There is no Chromium: run `npx playwright install --with-deps chromium`, or give CHROMIUM_PATH.',
  )
}

async function searchChromium(): Promise<string | undefined> {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  for (const path of [...candidates, chromium.executablePath()]) {
    if (await isProgram(path)) return path
  }
  return undefined
}

const isProgram = (path: string) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
