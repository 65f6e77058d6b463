// Prints what each module of the browser's framework weighs: gzip -9 of all, and by how much that
// falls without the module. `--code <part of a name>` prints the minified code of some.
import { gzipSync } from 'node:zlib'
import { build, defaultClientConditions, minifySync, runnerImport } from 'vite'

const {
  module: { slimSocket },
} = await runnerImport(`${import.meta.dirname}/../packages/vite/src/slim-socket.ts`)

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

const { output } = await build({
  root: import.meta.dirname,
  configFile: false,
  logLevel: 'silent',
  resolve: { conditions: [...defaultClientConditions, '@livejsx/source'] },
  plugins: [everything, slimSocket()],
  build: { write: false, modulePreload: { polyfill: false }, rolldownOptions: { input: entry } },
})
const [chunk] = output
const modules = Object.entries(chunk.modules).map(([id, { code }]) => ({
  name: id.replace(/^.*\/(node_modules|packages)\//, ''),
  code: minifySync('module.js', code, { mangle: { toplevel: true } }).code,
}))
const size = (parts) => gzipSync(parts.join('\n'), { level: 9 }).length
const all = size(modules.map(({ code }) => code))
const rows = modules.map((module) => ({
  ...module,
  bytes: all - size(modules.filter((each) => each !== module).map(({ code }) => code)),
}))
rows.sort((one, other) => other.bytes - one.bytes)
for (const { name, bytes } of rows) console.log(String(bytes).padStart(6), name)
console.log(String(gzipSync(chunk.code, { level: 9 }).length).padStart(6), 'all of it')

const [, wanted] = process.argv.slice(2)
for (const { name, code } of rows) {
  if (wanted && name.includes(wanted)) console.log(`\n// ${name}\n${code}`)
}
