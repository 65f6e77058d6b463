// `npm run bench` measures everything and writes `results.json` and the table of `docs/performance.md`.
// `npm run bench -- counter chat` measures these groups and prints them, and writes them with `--write`;
// `--small` does everything with little, to see that it works; `--serve` serves the pages on PORT (3000), as in production.
// `--built` takes what is built already. `--profile <file>` writes a CPU profile of the server.

import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { measureAll } from './measure-all.mjs'

const folder = import.meta.dirname

const { values: options, positionals: groups } = parseArgs({
  allowPositionals: true,
  options: {
    serve: { type: 'boolean' },
    built: { type: 'boolean' },
    small: { type: 'boolean' },
    write: { type: 'boolean' },
    profile: { type: 'string' },
  },
})

if (!options.built) {
  build('tsc', '-b', '../tsconfig.build.json')
  build('vite', 'build')
}
if (options.serve) {
  process.env.NODE_ENV = 'production'
  process.env.LIVEJSX_SECRET ??= randomBytes(32).toString('base64url')
  await import(pathToFileURL(join(folder, 'dist/server/index.js')).href)
} else {
  const { small = false, write = groups.length === 0 && !small, profile } = options
  await measureAll({ groups, small, write, profile })
}

function build(...command) {
  const { status } = spawnSync('npx', command, { cwd: folder, stdio: 'inherit' })
  if (status !== 0) process.exit(1)
}
