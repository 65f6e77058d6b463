import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')

const forbidden = [
  ['packages/protocol/src', ['@livejsx/view', '@livejsx/server', 'livejsx', 'preact', 'node:fs']],
  [
    'packages/view/src',
    ['@livejsx/server', '@livejsx/client', 'livejsx', 'preact/compat', 'node:fs', 'socket.io'],
  ],
  [
    'packages/server/src',
    ['@livejsx/client', '@livejsx/testing', 'livejsx', 'preact/compat', 'socket.io-client', 'vite'],
  ],
  ['packages/client/src', ['@livejsx/server', '@livejsx/vite', 'livejsx', 'socket.io', 'node:fs']],
  ['packages/view/src', ['@livejsx/stash/server']],
  ['packages/server/src', ['@livejsx/stash/client']],
  ['packages/client/src', ['@livejsx/stash/server', '@livejsx/stash/testing']],
  ['packages/stash/src', ['node:crypto', 'idb-keyval', './server/seal.ts', '@livejsx/view']],
  ['packages/stash/src/server', ['idb-keyval', '../client/slot.ts', 'preact', '@livejsx/view']],
  ['packages/stash/src/client', ['node:crypto', '../server/seal.ts', '@livejsx/server']],
  ['packages/vite/src', ['@livejsx/server', '@livejsx/client', '@livejsx/view', 'livejsx']],
  ['packages/testing/src', ['@livejsx/vite', 'livejsx', 'vite']],
  ['demo/app', ['@livejsx/view', 'socket.io', '../../packages/view/src/index.ts']],
  ['bench/app', ['@livejsx/server', '../../packages/view/src/index.ts']],
  ['e2e/tests', ['livejsx', '@livejsx/protocol', 'preact', '../../packages/view/src/index.ts']],
] as const

const allowed = [
  ['packages/view/src', ['@livejsx/protocol', 'preact', 'preact/hooks']],
  ['packages/server/src', ['@livejsx/protocol', '@livejsx/view/internal', 'socket.io', 'node:fs']],
  ['packages/client/src', ['@livejsx/protocol', '@livejsx/view', 'socket.io-client']],
  ['packages/stash/src', ['@livejsx/protocol']],
  ['packages/stash/src/server', ['@livejsx/protocol', 'node:crypto', '../header.ts']],
  ['packages/stash/src/client', ['@livejsx/protocol', 'idb-keyval', '../header.ts']],
  ['packages/server/src', ['@livejsx/stash/server']],
  ['packages/client/src', ['@livejsx/stash/client']],
  ['packages/vite/src', ['vite', 'node:fs', 'magic-string']],
  [
    'packages/testing/src',
    ['@livejsx/server', '@livejsx/client', '@livejsx/stash/client', 'node:fs'],
  ],
  ['packages/livejsx/src', ['@livejsx/server', '@livejsx/client', '@livejsx/vite']],
  ['demo/app', ['livejsx', 'livejsx/server', 'hono']],
  ['e2e/tests', ['@playwright/test', 'node:child_process', '../ports.ts']],
] as const

const globals = [
  ['packages/protocol/src', 'document'],
  ['packages/protocol/src', 'process'],
  ['packages/view/src', 'document'],
  ['packages/view/src', 'process'],
  ['packages/stash/src', 'process'],
  ['packages/stash/src/server', 'document'],
  ['packages/stash/src/client', 'process'],
  ['packages/server/src', 'document'],
  ['packages/client/src', 'process'],
] as const

// One folder with every violation, so that the linter starts once.
const folder = mkdtempSync(join(tmpdir(), 'livejsx-lint-'))
const complaints = lint()
afterAll(() => rmSync(folder, { recursive: true }))

describe('import directions', () => {
  it.each(forbidden.flatMap(([place, names]) => names.map((name) => [place, name] as const)))(
    'refuses in %s an import of %s',
    (place, name) => {
      expect(complaints).toContain(fileOf(place, name))
    },
  )

  it.each(allowed.flatMap(([place, names]) => names.map((name) => [place, name] as const)))(
    'accepts in %s an import of %s',
    (place, name) => {
      expect(complaints).not.toContain(fileOf(place, name))
    },
  )

  it('refuses a path into another package', () => {
    expect(complaints).toContain(fileOf('packages/client/src', '../../server/src/index.ts'))
  })

  it.each(globals)('refuses in %s the global %s', (place, name) => {
    expect(complaints).toContain(fileOf(place, name))
  })
})

function lint(): string[] {
  copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
  for (const [place, names] of [...forbidden, ...allowed]) {
    for (const name of names) plant(place, name, `export * from '${name}'\n`)
  }
  plant(
    'packages/client/src',
    '../../server/src/index.ts',
    `export * from '../../server/src/index.ts'\n`,
  )
  for (const [place, name] of globals) plant(place, name, `export const planted = ${name}\n`)

  const { stdout } = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--format=json'], {
    cwd: folder,
    encoding: 'utf8',
  })
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { code: string; filename: string }[]
  }
  return diagnostics
    .filter(({ code }) => /no-restricted-(imports|globals)/.test(code))
    .map(({ filename }) => filename)
}

function plant(place: string, name: string, text: string): void {
  const file = join(folder, fileOf(place, name))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

function fileOf(place: string, name: string): string {
  return `${place}/${name.replace(/\W+/g, '-')}.ts`
}
