import { defineConfig } from '@playwright/test'
import base from './playwright.config.ts'
import { ports, secret } from './ports.ts'
import { latencyMs } from './typing.ts'

/** The specs of typing under latency. They mostly wait, so that several run at a time on two cores. */
export default defineConfig({
  ...base,
  fullyParallel: true,
  use: { ...base.use, trace: 'off' },
  workers: Number(process.env['LAB_WORKERS'] ?? 6),
  timeout: 60_000 + 50 * latencyMs,
  expect: { timeout: 20_000 + 10 * latencyMs },
  reporter: [['list'], ['json', { outputFile: '../.work/playwright-typing.json' }]],
  projects: [
    {
      name: 'typing',
      testMatch: 'lab/typing*.spec.ts',
      use: { baseURL: `http://localhost:${ports.typing}` },
    },
  ],
  webServer: {
    command: 'node dist/server/index.js',
    cwd: 'lab',
    url: `http://localhost:${ports.typing}`,
    env: { NODE_ENV: 'production', LIVEJSX_SECRET: secret, PORT: String(ports.typing) },
  },
})
