import { gzipSync } from 'node:zlib'
import { build, defaultClientConditions, type Plugin, type Rolldown } from 'vite'
import { expect, it } from 'vitest'
import { slimSocket } from '../src/slim-socket.ts'
import { fixtureRoot } from './fixtures.ts'

const entry = 'virtual:everything'

/** What a page can need of the framework: the client, Preact with all of its hooks, the JSX runtime. */
const code = `
import { startClient, tellConnection } from '@livejsx/client'
import * as jsx from '@livejsx/view/jsx-runtime'
import * as hooks from 'preact/hooks'
startClient({ views: {} })
tellConnection(() => globalThis.status)
globalThis.used = [jsx, ...Object.values(hooks)]
`

const everything: Plugin = {
  name: 'everything',
  resolveId: (id) => (id === entry ? `${fixtureRoot}/everything.js` : undefined),
  load: (id) => (id === `${fixtureRoot}/everything.js` ? code : undefined),
}

it('the framework is at most 19,000 bytes in the browser, gzip -9, with all of Preact’s hooks', async () => {
  const result = (await build({
    root: fixtureRoot,
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: [...defaultClientConditions, '@livejsx/source'] },
    plugins: [everything, slimSocket()],
    build: {
      write: false,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: entry },
    },
  })) as Rolldown.RolldownOutput
  const chunks = result.output.flatMap((file) => (file.type === 'chunk' ? [file.code] : []))
  expect(chunks).toHaveLength(1)
  const { length } = gzipSync(chunks.join(''), { level: 9 })
  expect(length).toBeGreaterThan(12_000)
  expect(length).toBeLessThanOrEqual(19_000)
})
