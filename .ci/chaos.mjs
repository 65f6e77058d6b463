// `npm run chaos -- --faults 10000`: the ledger app over real processes, see docs/rigs.md.
// `--built` takes the packages and the app as they are built.

import { join } from 'node:path'
import { checkNode, ensureChromium, installPackages, root } from './bootstrap.mjs'
import { build } from './checks.mjs'
import { reportStep, runStep } from './step.mjs'

checkNode()
installPackages()
const words = process.argv.slice(2)
const chromium = ensureChromium()
if (chromium !== undefined) process.env.CHROMIUM_PATH = chromium
if (!words.includes('--built')) {
  const steps = [
    await build(),
    await runStep('build the ledger', ['vite', 'build'], { cwd: join(root, 'e2e/ledger') }),
  ]
  steps.forEach(reportStep)
  if (!steps.every((step) => step.passed)) process.exit(1)
}
// Not before it is installed.
const { runnerImport } = await import('vite')
const { module } = await runnerImport(join(root, 'e2e/chaos/main.ts'), {
  root: join(root, 'e2e'),
  configFile: false,
  logLevel: 'error',
})
const own = words.filter((word) => word !== '--built')
// Pages that were left may have timers yet.
process.exit((await module.runChaos(own, (address) => import(address))) ? 0 : 1)
