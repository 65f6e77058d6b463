import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBuilder, createServer, type Manifest, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { isLivePath } from '../src/live-file.ts'
import { canariesIn, fixtureConfig, fixtureRoot, keptWords, readFolder } from './fixtures.ts'

let folder = ''
let sources = new Map<string, string>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'livejsx-'))
  sources = await readFolder(fixtureRoot)
})

afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

const fixtures = (): [path: string, code: string][] =>
  [...sources].filter(([path]) => isLivePath(path))

describe('the client build', () => {
  let built = new Map<string, string>()

  beforeAll(async () => {
    const outDir = join(folder, 'dist')
    const builder = await createBuilder({
      ...fixtureConfig(join(folder, 'build-cache')),
      build: { outDir, emptyOutDir: true, sourcemap: true },
    })
    const { client } = builder.environments
    if (client) await builder.build(client)
    built = await readFolder(join(outDir, 'client'))
  }, 20_000)

  it('[DX-01] holds no byte of a server half in scripts, styles, maps and manifest', () => {
    const found = [...built].flatMap(([path, text]) =>
      [...canariesIn(path), ...canariesIn(text)].map((canary) => `${path}: ${canary}`),
    )
    expect(found).toEqual([])
    expect(fixtures().length).toBeGreaterThanOrEqual(30)
  })

  it('[LIFE-12] holds nothing of `private` state', () => {
    const privateWords = ['private', 'secret(', 'session']
    const text = [...built].flatMap(([path, code]) =>
      path.includes('private-state') ? [code] : [],
    )
    expect(text.length).toBeGreaterThan(0)
    expect(privateWords.filter((word) => text.some((code) => code.includes(`${word}:`)))).toEqual(
      [],
    )
  })

  it('[DX-01] holds all of the view halves', () => {
    const scripts = [...built].filter(([path]) => !path.endsWith('.map')).map(([, text]) => text)
    const bundle = scripts.join('\n')
    const missing = fixtures().flatMap(([path, code]) =>
      keptWords(code)
        .filter((word) => !bundle.includes(word))
        .map((word) => `${path}: ${word}`),
    )
    expect(missing).toEqual([])
  })

  it('has a view once that a route loads and another view nests', () => {
    const manifest = JSON.parse(built.get('.vite/manifest.json') ?? '{}') as Manifest
    const clock = 'app/clock.live.tsx'
    expect(manifest[clock]?.isDynamicEntry).toBe(true)
    expect(manifest['app/nests-view.live.tsx']?.imports).toContain(clock)
    const holders = [...built].filter(
      ([path, text]) => path.endsWith('.js') && text.includes('KEEP_clock_view'),
    )
    expect(holders.map(([path]) => path)).toEqual([manifest[clock]?.file])
  })

  it('names each view by its path below the app and leaves hot swap out', () => {
    const bundle = [...built]
      .filter(([path]) => path.endsWith('.js'))
      .map(([, text]) => text)
      .join('\n')
    expect(bundle).toMatch(/["'`]admin\/users["'`]/)
    expect(bundle).toMatch(/["'`]components#Counter["'`]/)
    expect(bundle).not.toContain('import.meta.hot')
    expect(bundle).not.toMatch(/Refresh(Reg|Sig)|PREFRESH/)
  })

  it('maps what is left to where it stands in the source', () => {
    const [, map] = [...built].find(([path]) => /users\.live.*\.map$/.test(path)) ?? []
    const { sources: names, sourcesContent } = JSON.parse(map ?? '{}') as {
      sources: string[]
      sourcesContent: string[]
    }
    const index = names.findIndex((name) => name.endsWith('admin/users.live.tsx'))
    const original = sources.get('app/admin/users.live.tsx') ?? ''
    const position = original.indexOf('KEEP_admin')
    expect(sourcesContent[index]?.indexOf('KEEP_admin')).toBe(position)
  })
})

describe('the dev server', () => {
  let server: ViteDevServer

  beforeAll(async () => {
    server = await createServer(fixtureConfig(join(folder, 'dev-cache')))
  }, 20_000)

  afterAll(async () => {
    await server.close()
  })

  it('[DX-01] serves no byte of a server half, and all of the view halves', async () => {
    const problems: string[] = []
    for (const [path, code] of fixtures()) {
      const result = await server.environments.client.transformRequest(`/${path}`)
      const text = `${result?.code}\n${JSON.stringify(result?.map)}`
      problems.push(...canariesIn(text).map((canary) => `${path}: ${canary}`))
      const missing = keptWords(code).filter((word) => !text.includes(word))
      problems.push(...missing.map((word) => `${path}: ${word} is missing`))
    }
    expect(problems).toEqual([])
  })

  it('[DX-01] imports no module of the server into the browser', async () => {
    await server.environments.client.transformRequest('virtual:livejsx/browser')
    const { idToModuleMap } = server.environments.client.moduleGraph
    expect([...idToModuleMap.keys()].filter((id) => /canary|node:/.test(id))).toEqual([])
    expect([...idToModuleMap.keys()].some((id) => id.endsWith('chart.client.ts'))).toBe(true)
  })

  it('[DX-01] bundles the packages of the view halves for the browser, and no others', async () => {
    const { depsOptimizer } = server.environments.client
    await depsOptimizer?.init()
    await depsOptimizer?.scanProcessing
    const { optimized, discovered } = depsOptimizer?.metadata ?? { optimized: {}, discovered: {} }
    const names = Object.keys({ ...optimized, ...discovered })
    expect(names).toContain('regexparam')
    expect(names.filter((name) => /sirv|node:|canary/.test(name))).toEqual([])
  })

  it('[DX-01] refuses a live file as raw text', async () => {
    const request = server.environments.client.transformRequest('/app/comments.live.tsx?raw')
    await expect(request).rejects.toThrow(
      '`app/comments.live.tsx?raw` would send both halves of a live file to the browser',
    )
  })

  it('[DX-02] gives the server both halves, with the id and the hot context', async () => {
    const result = await server.environments.ssr.transformRequest('/app/arrow-properties.live.tsx')
    expect(result?.code).toContain('CANARY_private')
    expect(result?.code).toContain(
      '"arrow-properties", import.meta.hot)'.replace('import.meta', '__vite_ssr_import_meta__'),
    )
    expect(result?.code).toContain('__vite_ssr_import_meta__.hot.accept()')
  })

  it('[DX-01] loads nothing of a client file on the server', async () => {
    const result = await server.environments.ssr.transformRequest('/app/chart.client.ts')
    expect(result?.code).toContain('Chart')
    expect(result?.code).not.toContain('KEEP_chart')
  })
})
