import { defaultClientConditions, defaultServerConditions } from 'vite'
import { defineConfig } from 'vitest/config'

// Appended to Vite's own lists: setting a list replaces it.
const source = '@livejsx/source'

const shared = {
  resolve: { conditions: [...defaultClientConditions, source] },
  ssr: { resolve: { conditions: [...defaultServerConditions, source] } },
}

/** One project for one folder. Files that need a DOM say so: `// @vitest-environment happy-dom`. */
function project(name: string, root: string, jsxImportSource: string) {
  return {
    ...shared,
    root,
    oxc: { jsx: { runtime: 'automatic' as const, importSource: jsxImportSource } },
    test: {
      name,
      root,
      environment: 'node',
      include: [
        'src/**/*.test.{ts,tsx}',
        'test/**/*.test.{ts,tsx}',
        'app/**/*.test.{ts,tsx}',
        'chaos/**/*.test.ts',
      ],
      exclude: ['**/node_modules/**', '**/dist/**', '**/fixtures/**', '**/.work/**'],
      // No test is about time: what hangs is ended, what is slow on a busy machine is not.
      testTimeout: 30_000,
      hookTimeout: 60_000,
      restoreMocks: true,
      unstubGlobals: true,
    },
  }
}

export default defineConfig({
  test: {
    // Two cores: more workers than that only take turns.
    maxWorkers: 2,
    projects: [
      ...['protocol', 'view', 'server', 'client', 'stash', 'vite', 'testing', 'livejsx'].map(
        (name) => project(name, `packages/${name}`, '@livejsx/view'),
      ),
      project('demo', 'demo', 'livejsx'),
      project('bench', 'bench', 'livejsx'),
      project('e2e', 'e2e', 'livejsx'),
      project('rigs', 'e2e/rigs', '@livejsx/view'),
    ],
  },
})
