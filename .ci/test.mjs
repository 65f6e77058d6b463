// `npm test`: everything, from a fresh checkout. The last line is `N passed, M failed`; each check counts as one.

import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkNode, ensureChromium, ensureRedis, installPackages, root } from './bootstrap.mjs'
import { build, runChecks } from './checks.mjs'
import { reportStep, runStep } from './step.mjs'

const work = join(root, '.work')
const total = { passed: 0, failed: 0, skipped: 0 }
/** Specs that passed at their second try. More than these are no bad luck of a busy machine. */
const maxUnsteady = 2
const unsteady = []

checkNode()
installPackages()
const chromium = ensureChromium()
ensureRedis()
mkdirSync(work, { recursive: true })

title('Build')
const built = [
  await count(build()),
  await count(runStep('build the demo', ['vite', 'build'], { cwd: join(root, 'demo') })),
  await count(runStep('build the bench pages', ['vite', 'build'], { cwd: join(root, 'bench') })),
  await count(runStep('build the lab', ['vite', 'build'], { cwd: join(root, 'e2e/lab') })),
].every((step) => step.passed)

title('Checks')
for (const running of runChecks()) await count(running)

title('Unit and pair tests')
const vitestFile = join(work, 'vitest.json')
rmSync(vitestFile, { force: true })
const vitest = await runStep(
  'vitest',
  ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestFile}`],
  { live: true },
)
add('vitest', vitest, readResult(vitestFile, countVitest))

title('Browser tests')
if (!chromium) {
  fail('No Chromium, so no browser test ran.')
} else if (!built) {
  fail('The build failed, so no browser test ran.')
} else {
  await runBrowserTests('playwright', 'e2e/playwright.config.ts')
  // Several at a time, since these mostly wait.
  await runBrowserTests('parallel', 'e2e/parallel.config.ts')
}

console.log('')
for (const spec of unsteady) console.log(`unsteady: ${spec}`)
if (unsteady.length > maxUnsteady)
  fail(`${unsteady.length} unsteady specs, and ${maxUnsteady} may be.`)
if (total.skipped > 0) console.log(`${total.skipped} skipped`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1

async function runBrowserTests(name, config) {
  const file = join(work, `${name}.json`)
  rmSync(file, { force: true })
  const step = await runStep(name, ['playwright', 'test', '--config', config], {
    live: true,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file, CHROMIUM_PATH: chromium, SPEC_RETRIES: '1' },
  })
  add(name, step, readResult(file, countPlaywright))
}

function title(text) {
  console.log(`\n── ${text}`)
}

async function count(running) {
  const step = await running
  reportStep(step)
  total[step.passed ? 'passed' : 'failed'] += 1
  return step
}

function fail(reason) {
  console.error(`✗ ${reason}`)
  total.failed += 1
}

// A runner that ends badly without a failed test has crashed, and that counts too.
function add(name, step, result) {
  if (!result) return fail(`${name} ended without a result.`)
  total.passed += result.passed
  total.failed += result.failed
  total.skipped += result.skipped
  if (!step.passed && result.failed === 0) fail(`${name} failed outside of its tests.`)
}

function readResult(file, read) {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // No file, or half of one: the runner crashed, which `add` reports.
    return undefined
  }
}

function countVitest(result) {
  // A file that cannot be loaded has no failed test of its own.
  const unloaded = result.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + unloaded.length,
    skipped: result.numPendingTests + result.numTodoTests,
  }
}

function countPlaywright({ stats, errors, suites }) {
  unsteady.push(
    ...specsOf(suites)
      .filter(isUnsteady)
      .map(({ file, title }) => `${file} › ${title}`),
  )
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }
}

function specsOf(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [...specs, ...specsOf(inner)])
}

function isUnsteady({ tests }) {
  return tests.some(({ status }) => status === 'flaky')
}
