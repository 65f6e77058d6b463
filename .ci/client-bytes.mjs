// `npm run client-bytes`: builds what every page loads, and sees that it is within its limit (`size-limit` in
// package.json) and that the README says how much it is. `--write` writes that there.

import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleFramework } from '../bench/framework-bundle.mjs'
import { root } from './bootstrap.mjs'

const folder = join(root, '.work/client-bytes')
mkdirSync(folder, { recursive: true })
const { code } = await bundleFramework()
writeFileSync(join(folder, 'framework.js'), code)

const cli = join(root, 'node_modules/size-limit/bin.js')
const { stdout, stderr } = spawnSync(process.execPath, [cli, '--json'], {
  cwd: root,
  encoding: 'utf8',
})
if (!stdout.startsWith('[')) throw new Error(stdout + stderr)
const [{ name, size, sizeLimit, passed }] = JSON.parse(stdout)
console.log(`${name}: ${size} bytes of at most ${sizeLimit}, gzip -9`)

const readme = join(root, 'README.md')
const text = readFileSync(readme, 'utf8')
const stated = /\d+\.\d KB(?= of JavaScript \(gzip -9\))/
const kilobytes = `${(size / 1_000).toFixed(1)} KB`
// Compressors differ by some bytes.
const isTrue = Math.abs(Number.parseFloat(stated.exec(text)?.[0] ?? '0') * 1_000 - size) < 100
if (!isTrue && process.argv.includes('--write')) {
  writeFileSync(readme, text.replace(stated, kilobytes))
} else if (!isTrue) {
  console.error(
    `README.md says otherwise: \`npm run client-bytes -- --write\` makes it ${kilobytes}`,
  )
  process.exitCode = 1
}
if (!passed) process.exitCode = 1
