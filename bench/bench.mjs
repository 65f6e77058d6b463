// `npm run bench -- --serve` builds the bench pages and serves them as in production, on PORT (3000).
// The load clients that measure are not written yet; the exact figures (bytes, sizes) are asserted in e2e/tests/bytes.spec.ts.

import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const folder = import.meta.dirname

if (!process.argv.includes('--serve')) {
  console.error('Only `npm run bench -- --serve` is there so far.')
  process.exit(1)
}
if (!process.argv.includes('--built')) {
  const build = (...command) => {
    const { status } = spawnSync('npx', command, { cwd: folder, stdio: 'inherit' })
    if (status !== 0) process.exit(1)
  }
  build('tsc', '-b', '../tsconfig.build.json')
  build('vite', 'build')
}
process.env.NODE_ENV = 'production'
process.env.LIVEJSX_SECRET ??= randomBytes(32).toString('base64url')
await import(pathToFileURL(join(folder, 'dist/server/index.js')).href)
