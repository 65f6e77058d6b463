import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBuilder } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readAssets } from '../src/assets.ts'
import { appFiles } from '../src/options.ts'
import { fixtureConfig, fixtureRoot } from './fixtures.ts'

const root = join(fixtureRoot, 'parts')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'livejsx-parts-'))
})

afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

describe('the client build', () => {
  it('tells the server which views may show live components or nested views', async () => {
    const outDir = join(folder, 'dist')
    const builder = await createBuilder({
      ...fixtureConfig(folder, root),
      build: { outDir, emptyOutDir: true },
    })
    const { client } = builder.environments
    await builder.build(client!)
    const { views } = await readAssets(appFiles({}, root), builder.config)
    const parts = Object.entries(views).map(([id, view]) => [id, view.parts])
    expect(Object.fromEntries(parts)).toEqual({
      far: true,
      lazy: true,
      nests: true,
      own: true,
      plain: false,
      renamed: true,
      'server-half': false,
      types: false,
    })
    const manifest = await readFile(join(outDir, 'client/.vite/manifest.json'), 'utf8')
    expect(manifest).not.toContain('parts.json')
  }, 20_000)
})
