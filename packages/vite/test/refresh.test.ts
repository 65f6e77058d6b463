import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { fixtureConfig } from './fixtures.ts'

let folder = ''
let server: ViteDevServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'livejsx-refresh-'))
  server = await createServer(fixtureConfig(folder))
}, 20_000)

afterAll(async () => {
  await server.close()
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

async function registered(path: string, environment: 'client' | 'ssr' = 'client') {
  const { code = '' } = (await server.environments[environment].transformRequest(path)) ?? {}
  return {
    names: [...code.matchAll(/^\$RefreshReg\$\(\w+, "([^"]+)"\)/gm)].map(([, name]) => name),
    hasSignature: code.includes('= $RefreshSig$()'),
    hasRuntime: code.includes('/runtime/refresh.ts'),
  }
}

const untouched = { names: [], hasSignature: false, hasRuntime: false }

describe('refresh', () => {
  it('[DX-02] names the plain components of a file, in the browser only', async () => {
    expect(await registered('/app/stateful.tsx')).toEqual({
      names: ['Stateful', 'Inner'],
      hasSignature: true,
      hasRuntime: true,
    })
    expect(await registered('/app/stateful.tsx', 'ssr')).toEqual(untouched)
  })

  it('[DX-02] leaves live views and live components alone, which swap by themselves', async () => {
    // `Inner` for its tag in the same file. Its function stays, so that nothing comes of it.
    const { names } = await registered('/app/components.live.tsx')
    expect(names).toEqual(['Inner', 'Row', 'Cell'])
    expect((await registered('/app/arrow-properties.live.tsx')).names).toEqual([])
  })

  it('[DX-02] knows the hooks of a file without tags', async () => {
    const { hasSignature, hasRuntime } = await registered('/app/use-step.ts')
    expect([hasSignature, hasRuntime]).toEqual([true, true])
  })

  it('leaves client hooks as they are', async () => {
    expect(await registered('/app/chart.client.ts')).toEqual(untouched)
  })

  it('bundles its runtime with the packages of the first page load', async () => {
    const { optimizeDeps } = server.environments.client.config
    expect(optimizeDeps.include).toContain('livejsx > @livejsx/vite > @prefresh/core')
  })
})
