import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { readNumbers, readTexts } from '../options.ts'
import { installBrowserGlobals } from './browser.ts'
import type { Level } from './level.ts'
import { plants } from './plant.ts'
import { replay, shrink, simulate, type Failure, type Simulated } from './simulate.ts'
import type { Action } from './actions.ts'

interface Share {
  readonly schedules: number
  readonly seed: number
  readonly level: Level
}

/** How many of a hundred schedules are run at each level. */
const shares: Readonly<Record<Level, number>> = { commit: 60, retain: 20, strict: 20 }
const levels = Object.keys(shares) as Level[]

/** Schedules within which a planted bug has to be found. */
const plantSchedules = 5_000

installBrowserGlobals()
if (isMainThread) await main()
else parentPort?.postMessage(await simulate(workerData as Share))

async function main(): Promise<void> {
  const options = { schedules: 200_000, seed: Date.now() % 1_000_000, workers: 2 }
  const texts = ['replay', 'level']
  const { schedules, seed, workers } = readNumbers(options, texts)
  // Until it is known better: a rig that ends halfway has not passed.
  process.exitCode = 1
  const { replay: text, level } = readTexts([...Object.keys(options), ...texts])
  const wanted = level === undefined ? levels : [readLevel(level)]
  if (text !== undefined) return showReplay(JSON.parse(text) as Action[], wanted[0])
  const started = performance.now()
  const seconds = (): string => ((performance.now() - started) / 1000).toFixed(1)
  console.log(`simulator: ${schedules} schedules from seed ${seed}, ${workers} at a time`)

  const caught = await findPlants(seed)
  console.log(`planted bugs: ${caught} of ${Object.keys(plants).length} caught (${seconds()} s)`)

  let done = 0
  let failed = 0
  const sum = wanted.reduce((total, each) => total + shares[each], 0)
  for (const each of wanted) {
    const count = Math.ceil((schedules * shares[each]) / sum)
    const results = await runLevel({ schedules: count, seed, level: each }, workers)
    const failures = results.flatMap((result) => result.failures)
    for (const failure of failures.slice(0, 3)) await describe(failure, each)
    done += results.reduce((total, result) => total + result.schedules, 0)
    failed += failures.length
    console.log(`${each}: ${countsOf(results)}`)
  }
  console.log(`${done} schedules in ${seconds()} s, ${failed} failed`)
  const passed = failed === 0 && done >= schedules && caught === Object.keys(plants).length
  if (passed) process.exitCode = 0
}

function readLevel(text: string): Level {
  const level = levels.find((each) => each === text)
  if (level === undefined) throw new TypeError(`--level is one of ${levels.join(', ')}`)
  return level
}

/** Runs the schedules of a level, a part of them in each worker. */
function runLevel(share: Share, workers: number): Promise<Simulated[]> {
  const each = Math.ceil(share.schedules / workers)
  return Promise.all(
    Array.from({ length: workers }, (_, at) =>
      run({
        ...share,
        schedules: Math.min(each, share.schedules - at * each),
        seed: share.seed + at * each,
      }),
    ),
  )
}

function countsOf(results: readonly Simulated[]): string {
  const sent = new Map<string, number>()
  for (const [what, count] of results.flatMap((result) => [...result.sent])) {
    sent.set(what, (sent.get(what) ?? 0) + count)
  }
  const schedules = results.reduce((total, result) => total + result.schedules, 0)
  return [['schedules', schedules] as const, ...sent]
    .map(([what, count]) => `${what} ${count}`)
    .join(', ')
}

/** Runs one list of actions, as a failure has printed it. */
async function showReplay(actions: readonly Action[], level: Level = 'commit'): Promise<void> {
  const findings = await replay(actions, { level })
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
async function describe({ seed, actions, findings }: Failure, level: Level): Promise<void> {
  console.error(`✗ ${level}, seed ${seed}`)
  for (const { oracle, text } of findings.slice(0, 5)) console.error(`  ${oracle}: ${text}`)
  const fewer = await shrink(actions, { level })
  console.error(`  shrunk from ${actions.length} actions to ${fewer.length}:`)
  console.error(`  ${JSON.stringify(fewer)}`)
}

/** Looks for the planted bugs, one after the other. Returns how many were found. */
async function findPlants(seed: number): Promise<number> {
  let caught = 0
  for (const [name, plant] of Object.entries(plants)) {
    const { level = 'commit' } = plant
    const options = { level, plant }
    const { schedules, failures } = await simulate({ ...options, schedules: plantSchedules, seed })
    const [first] = failures
    if (first === undefined) {
      console.error(`✗ not found in ${schedules} schedules: ${name}`)
      continue
    }
    caught += 1
    const { length } = await shrink(first.actions, options)
    const after = first.seed - seed + 1
    console.log(`  ${name}: ${first.findings[0]?.oracle}, schedule ${after}, ${length} actions`)
  }
  return caught
}
