import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'backend/src/**/*.test.ts',
      'geodata/src/**/*.test.ts',
      'migrations/*.test.ts',
      'frontend/src/**/*.test.{ts,tsx}',
    ],
    globalSetup: ['./backend/src/database/testing.setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
