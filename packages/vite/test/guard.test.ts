import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBuilder, createServer } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { fixtureConfig, fixtureRoot } from './fixtures.ts'

const root = join(fixtureRoot, 'guarded')
const advice =
  'Use it in the server half of a live view or component (`mount`, `handleEvent`, …), whose imports stay on the server, and hand `render` what it needs as assigns.'
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'livejsx-guard-'))
})

afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

describe('guard', () => {
  it('[DX-01] fails the build with the chain of each server module', async () => {
    const builder = await createBuilder({
      ...fixtureConfig(folder, root),
      build: { write: false },
    })
    const { client } = builder.environments
    const message = await builder.build(client!).then(
      () => 'built',
      (error: Error) => error.message,
    )
    const chain = (specifier: string, ...path: string[]) =>
      ['browser entry', 'app/page.live.tsx', 'lib/panel.tsx', ...path, specifier]
        .map((name, depth) => `${'  '.repeat(depth + 1)}${depth > 0 ? '→ ' : ''}${name}`)
        .join('\n')
    const expected = [
      `\`node:fs/promises\` is a module of Node and cannot run in the browser. It is imported by:\n${chain('node:fs/promises', 'lib/data.ts')}\n${advice}`,
      `\`path\` is a module of Node and cannot run in the browser. It is imported by:\n${chain('path', 'lib/data.ts')}\n${advice}`,
      `\`livejsx/server\` runs on the server only and must not reach the browser. It is imported by:\n${chain('livejsx/server', 'lib/data.ts')}\n${advice}`,
      `\`./keys.server\` is a server file (\`*.server.*\`) and must not reach the browser. It is imported by:\n${chain('./keys.server')}\n${advice}`,
      `\`./late.server.ts\` is a server file (\`*.server.*\`) and must not reach the browser. It is imported by:\n${chain('./late.server.ts', 'lib/data.ts')}\n${advice}`,
    ]
    for (const report of expected) expect(message).toContain(report)
  }, 20_000)

  it('[DX-01] answers a request of the dev server with the chain', async () => {
    const server = await createServer(fixtureConfig(join(folder, 'dev'), root))
    try {
      const { client } = server.environments
      await client.transformRequest('virtual:livejsx/browser')
      await client.transformRequest('/app/page.live.tsx')
      await expect(client.transformRequest('/lib/panel.tsx')).rejects.toThrow(
        [
          '`./keys.server` is a server file (`*.server.*`) and must not reach the browser. It is imported by:',
          '  browser entry',
          '    → app/page.live.tsx',
          '      → lib/panel.tsx',
          '        → ./keys.server',
        ].join('\n'),
      )
      await expect(client.transformRequest('/lib/misplaced.tsx')).rejects.toThrow(
        'lib/misplaced.tsx:1 `liveView` is imported into a file that is not split into halves. Live views and components belong into files named `*.live.tsx`: rename `lib/misplaced.tsx`.',
      )
      await expect(client.transformRequest('/lib/keys.server.ts')).rejects.toThrow(
        'is a server file',
      )
    } finally {
      await server.close()
    }
  }, 20_000)
})
