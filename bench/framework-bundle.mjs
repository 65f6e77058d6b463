// What every page loads, an app's own code left out: the client, Preact with all of its hooks, the JSX runtime.

import { build, defaultClientConditions, runnerImport } from 'vite'

const entry = `${import.meta.dirname}/everything.js`
const code = `
import { startClient, tellConnection } from '@livejsx/client'
import * as jsx from '@livejsx/view/jsx-runtime'
import * as hooks from 'preact/hooks'
startClient({ views: {} })
tellConnection(() => globalThis.status)
globalThis.used = [jsx, ...Object.values(hooks)]
`

const everything = {
  name: 'everything',
  resolveId: (id) => (id === entry ? id : undefined),
  load: (id) => (id === entry ? code : undefined),
}

/** Builds it as an app's build does. Gives the one chunk that it is. */
export async function bundleFramework() {
  const {
    module: { slimSocket },
  } = await runnerImport(`${import.meta.dirname}/../packages/vite/src/slim-socket.ts`)
  const { output } = await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: [...defaultClientConditions, '@livejsx/source'] },
    plugins: [everything, slimSocket()],
    build: { write: false, modulePreload: { polyfill: false }, rolldownOptions: { input: entry } },
  })
  const chunks = output.filter(({ type }) => type === 'chunk')
  if (chunks.length !== 1) throw new Error(`The framework is ${chunks.length} chunks; it was one`)
  return chunks[0]
}
