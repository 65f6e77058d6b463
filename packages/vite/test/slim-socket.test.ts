import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Plugin, type Rolldown } from 'vite'
import { describe, expect, it } from 'vitest'
import { slimSocket } from '../src/slim-socket.ts'
import { fixtureRoot } from './fixtures.ts'

/** Bundles what the client takes of socket.io-client. */
async function bundle(plugins: Plugin[]): Promise<string> {
  const result = (await build({
    root: fixtureRoot,
    configFile: false,
    logLevel: 'silent',
    plugins,
    build: { write: false, rolldownOptions: { input: join(fixtureRoot, 'socket.js') } },
  })) as Rolldown.RolldownOutput
  return result.output[0].code
}

describe('slimSocket', () => {
  it('leaves WebSocket and text of socket.io-client', async () => {
    const code = await bundle([slimSocket()])
    const formats = ['XMLHttpRequest', 'WebTransport', 'FileReader', 'Blob', '_placeholder']
    const watchers = ['offAny', 'listenersAny', 'prependAny', 'onAnyOutgoing', 'offAnyOutgoing']
    const words = [...formats, ...watchers]
    expect(words.filter((word) => code.includes(word))).toEqual([])
    expect(code).toContain('WebSocket')
    expect(code).toContain('onAny')
    // Measured with gzip -9: 8.4 KB of the package's 12.7 KB.
    expect(gzipSync(code, { level: 9 }).length).toBeLessThan(8_700)
  })
})
