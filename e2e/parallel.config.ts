import { defineConfig } from '@playwright/test'
import base, { labServer, ownServer } from './playwright.config.ts'
import { ports } from './ports.ts'
import { latencyMs } from './typing.ts'

/**
 * The specs of the lab that share nothing but its server. They mostly wait, so that several run at a
 * time on two cores.
 */
export default defineConfig({
  ...base,
  fullyParallel: true,
  use: { ...base.use, baseURL: `http://localhost:${ports.lab}`, trace: 'off' },
  workers: Number(process.env['LAB_WORKERS'] ?? 6),
  timeout: 90_000 + 50 * latencyMs,
  expect: { timeout: 20_000 + 10 * latencyMs },
  reporter: [['list'], ['json', { outputFile: '../.work/playwright-parallel.json' }]],
  projects: [
    { name: 'typing', testMatch: 'lab/typing*.spec.ts' },
    {
      name: 'lab',
      testMatch: 'lab/**/*.spec.ts',
      testIgnore: ['*.hot.spec.ts', '**/lab/typing*.spec.ts', ...ownServer],
    },
  ],
  webServer: labServer,
})
