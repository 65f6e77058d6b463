// Prints what each module of the browser's framework weighs: gzip -9 of all, and by how much that
// falls without the module. `--code <part of a name>` prints the minified code of some.
import { gzipSync } from 'node:zlib'
import { minifySync } from 'vite'
import { bundleFramework } from './framework-bundle.mjs'

const chunk = await bundleFramework()
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
