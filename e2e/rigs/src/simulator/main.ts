import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { readNumbers, readTexts } from '../options.ts'
import { installBrowserGlobals } from './browser.ts'
import { plants } from './plant.ts'
import { replay, shrink, simulate, type Failure, type Simulated } from './simulate.ts'
import type { Action } from './actions.ts'

interface Share {
  readonly schedules: number
  readonly seed: number
}

/** Schedules within which a planted bug has to be found. */
const plantSchedules = 2_000

installBrowserGlobals()
if (isMainThread) await main()
else parentPort?.postMessage(await simulate(workerData as Share))

async function main(): Promise<void> {
  const options = { schedules: 200_000, seed: Date.now() % 1_000_000, workers: 2 }
  const { schedules, seed, workers } = readNumbers(options, ['replay'])
  // Until it is known better: a rig that ends halfway has not passed.
  process.exitCode = 1
  const { replay: text } = readTexts([...Object.keys(options), 'replay'])
  if (text !== undefined) return showReplay(JSON.parse(text) as Action[])
  const started = performance.now()
  const seconds = (): string => ((performance.now() - started) / 1000).toFixed(1)
  console.log(`simulator: ${schedules} schedules from seed ${seed}, ${workers} at a time`)

  const caught = await findPlants(seed)
  console.log(`planted bugs: ${caught} of ${Object.keys(plants).length} caught (${seconds()} s)`)

  const each = Math.ceil(schedules / workers)
  const shares = Array.from({ length: workers }, (_, at) => ({
    schedules: Math.min(each, schedules - at * each),
    seed: seed + at * each,
  }))
  const results = await Promise.all(shares.map(run))
  const done = results.reduce((sum, result) => sum + result.schedules, 0)
  const failures = results.flatMap((result) => result.failures)
  for (const failure of failures.slice(0, 3)) await describe(failure)
  const sent = new Map<string, number>()
  for (const [what, count] of results.flatMap((result) => [...result.sent])) {
    sent.set(what, (sent.get(what) ?? 0) + count)
  }
  console.log([...sent].map(([what, count]) => `${what} ${count}`).join(', '))
  console.log(`${done} schedules in ${seconds()} s, ${failures.length} failed`)
  const passed = failures.length === 0 && done >= schedules && caught === Object.keys(plants).length
  if (passed) process.exitCode = 0
}

/** Runs one list of actions, as a failure has printed it. */
async function showReplay(actions: readonly Action[]): Promise<void> {
  const findings = await replay(actions)
  for (const { oracle, text } of findings) console.error(`✗ ${oracle}: ${text}`)
  console.log(`${actions.length} actions, ${findings.length} findings`)
  if (findings.length === 0) process.exitCode = 0
}

function run(share: Share): Promise<Simulated> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: share })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

/** Says what went wrong, and by which actions that is seen again. */
async function describe({ seed, actions, findings }: Failure): Promise<void> {
  console.error(`✗ seed ${seed}`)
  for (const { oracle, text } of findings.slice(0, 5)) console.error(`  ${oracle}: ${text}`)
  const fewer = await shrink(actions)
  console.error(`  shrunk from ${actions.length} actions to ${fewer.length}:`)
  console.error(`  ${JSON.stringify(fewer)}`)
}

/** Looks for the planted bugs, one after the other. Returns how many were found. */
async function findPlants(seed: number): Promise<number> {
  let caught = 0
  for (const [name, plant] of Object.entries(plants)) {
    const { schedules, failures } = await simulate({ schedules: plantSchedules, seed, plant })
    const [first] = failures
    if (first === undefined) {
      console.error(`✗ not found in ${schedules} schedules: ${name}`)
      continue
    }
    caught += 1
    const { length } = await shrink(first.actions, { plant })
    const after = first.seed - seed + 1
    console.log(`  ${name}: ${first.findings[0]?.oracle}, schedule ${after}, ${length} actions`)
  }
  return caught
}
