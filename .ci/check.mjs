// `npm run check`: all that needs no browser and no running tests, in parallel.

import { checkNode, installPackages } from './bootstrap.mjs'
import { build, runChecks } from './checks.mjs'
import { reportStep } from './step.mjs'

checkNode()
installPackages()

const started = performance.now()
const steps = [await build()]
reportStep(steps[0])
for (const running of runChecks()) {
  const step = await running
  steps.push(step)
  reportStep(step)
}

const failed = steps.filter((step) => !step.passed)
const seconds = ((performance.now() - started) / 1000).toFixed(1)
console.log(
  failed.length === 0
    ? `All ${steps.length} checks passed in ${seconds} s`
    : `${failed.length} of ${steps.length} checks failed in ${seconds} s: ${failed.map((step) => step.name).join(', ')}`,
)
process.exitCode = failed.length === 0 ? 0 : 1
