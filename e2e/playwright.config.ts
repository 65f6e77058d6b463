import { defineConfig } from '@playwright/test'
import { chromiumLaunch } from './chromium.ts'
import { ports, secret } from './ports.ts'

const production = { NODE_ENV: 'production', LIVEJSX_SECRET: secret }

/** Specs of the lab that start a server of their own beside it, on a port that there is once. */
export const ownServer = [
  '**/lab/moment.spec.ts',
  '**/lab/mount-once.spec.ts',
  '**/lab/never-connecting.spec.ts',
  '**/lab/new-build.spec.ts',
  '**/lab/stash.spec.ts',
  '**/lab/ways-deploy.spec.ts',
]

/** Serves the lab. Its pages may take their time between HTML and socket. */
export const labServer = {
  command: 'node dist/server/index.js',
  cwd: 'lab',
  url: `http://localhost:${ports.lab}`,
  env: { ...production, PORT: String(ports.lab), LAB_ADOPT_TIMEOUT_MS: '60000' },
}

export default defineConfig({
  testDir: 'tests',
  outputDir: '../test-results',
  // Two cores: two projects at a time. The specs of a project share its server, one after the other.
  workers: 2,
  // Only `npm test` tries twice, and says so; see docs/testing.md.
  retries: Number(process.env['SPEC_RETRIES'] ?? 0),
  forbidOnly: Boolean(process.env['CI']),
  // A busy machine is no failure: only what never comes is.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '../.work/playwright.json' }]],
  use: {
    browserName: 'chromium',
    trace: 'retain-on-failure',
    launchOptions: chromiumLaunch,
  },
  projects: [
    {
      name: 'build',
      workers: 1,
      testIgnore: ['accessibility.spec.ts', 'hot.spec.ts', 'bytes.spec.ts', 'lab/**'],
      use: { baseURL: `http://localhost:${ports.build}` },
    },
    {
      // Beside the others, on a server of its own: pages show what their server does.
      name: 'accessibility',
      workers: 1,
      testMatch: 'accessibility.spec.ts',
      use: { baseURL: `http://localhost:${ports.accessibility}` },
    },
    {
      // What the dev server may do otherwise; whole pages are tried on the build.
      name: 'dev',
      workers: 1,
      testIgnore: [
        'accessibility.spec.ts',
        'board.spec.ts',
        'log.spec.ts',
        'mail.spec.ts',
        'products.spec.ts',
        'settings.spec.ts',
        'survive.spec.ts',
        'table.spec.ts',
        'widgets.spec.ts',
        'production.spec.ts',
        'process.spec.ts',
        'reconnect.spec.ts',
        'bytes.spec.ts',
        'lab/**',
      ],
      use: { baseURL: `http://localhost:${ports.dev}` },
    },
    {
      name: 'bytes',
      workers: 1,
      testMatch: 'bytes.spec.ts',
      use: { baseURL: `http://localhost:${ports.bench}` },
    },
    // The others of the lab have a configuration of their own, `parallel.config.ts`.
    {
      name: 'lab',
      workers: 1,
      testMatch: ownServer,
      use: { baseURL: `http://localhost:${ports.lab}` },
    },
    // Each starts a dev server of its own, on a copy that it edits.
    { name: 'lab-dev', workers: 1, testMatch: 'lab/**/*.hot.spec.ts' },
  ],
  webServer: [
    {
      command: 'node dist/server/index.js',
      cwd: '../demo',
      url: `http://localhost:${ports.build}`,
      env: { ...production, PORT: String(ports.build) },
    },
    {
      command: 'node dist/server/index.js',
      cwd: '../demo',
      url: `http://localhost:${ports.accessibility}`,
      env: { ...production, PORT: String(ports.accessibility) },
    },
    {
      command: `npx vite --port ${ports.dev} --strictPort`,
      cwd: '../demo',
      url: `http://localhost:${ports.dev}`,
      env: { LIVEJSX_SECRET: secret },
    },
    {
      command: 'node bench.mjs --serve --built',
      cwd: '../bench',
      url: `http://localhost:${ports.bench}/stats`,
      env: { ...production, PORT: String(ports.bench) },
    },
    labServer,
  ],
})
