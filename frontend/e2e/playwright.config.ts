import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

const { DATABASE_URL = '', E2E_PORT = '8790' } = process.env
const PORT = Number(E2E_PORT)
// Every worker reads this file anew; the first one made the folder and named the database.
process.env.E2E_DATA_FOLDER ??= mkdtempSync(join(tmpdir(), 'wijkwerk-e2e-'))
process.env.E2E_URL ??= `http://127.0.0.1:${PORT}`
process.env.E2E_DATABASE ??= `wijkwerk_journeys_${randomUUID().replaceAll('-', '')}`

export default defineConfig({
  testDir: '.',
  outputDir: '../../dist/test/journeys',
  // Limits for what hangs, not measures of speed: a walk along pages takes a slow machine minutes.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  workers: 2,
  forbidOnly: true,
  use: {
    baseURL: process.env.E2E_URL,
    locale: 'nl-BE',
    timezoneId: 'Europe/Brussels',
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    launchOptions: {
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
      // Software rendering draws the same map on every machine; root may not have a sandbox.
      args: [
        '--no-sandbox',
        '--use-gl=angle',
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    },
  },
  webServer: {
    command: `node --import tsx ${DATABASE_URL ? 'frontend/e2e/start-on-server.ts' : 'backend/src/start.ts'}`,
    cwd: '../..',
    url: `http://127.0.0.1:${PORT}/health/ready`,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    env: {
      PORT: String(PORT),
      DATA_FOLDER: process.env.E2E_DATA_FOLDER,
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'warn',
      DATABASE_URL,
    },
  },
})
