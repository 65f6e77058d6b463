// Runs a rig: `node e2e/rigs/run.mjs hostile --frames 200000 --seed 1`. See docs/testing.md
// Its TypeScript is bundled with the sources of the packages first, so nothing has to be built before.

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build, defaultServerConditions } from 'vite'

const [rig = '', ...options] = process.argv.slice(2)
const folder = import.meta.dirname
const outDir = join(folder, '.work', rig)

await build({
  configFile: false,
  root: folder,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: '@livejsx/view' } },
  ssr: {
    noExternal: /^@livejsx\//,
    resolve: { conditions: [...defaultServerConditions, '@livejsx/source'] },
  },
  build: { ssr: join(folder, 'src', rig, 'main.ts'), outDir, emptyOutDir: true, minify: false },
})
// Young objects are most of what a rig makes: with more room for them, fewer are copied.
const words = [
  '--expose-gc',
  '--max-semi-space-size=64',
  '--enable-source-maps',
  join(outDir, 'main.js'),
  ...options,
]
spawn(process.execPath, words, { stdio: 'inherit' }).on('exit', (code) => {
  process.exitCode = code ?? 1
})
