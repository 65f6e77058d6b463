import { setImmediate as nextTick } from 'node:timers/promises'
import { createRandom } from '../random.ts'
import { makeSchedule, type Action } from './actions.ts'
import { startRun, type Run, type RunOptions } from './run.ts'
import type { Finding } from './world.ts'

/** A schedule that did not keep a promise. */
export interface Failure {
  /** Seed of the schedule. */
  readonly seed: number
  readonly actions: readonly Action[]
  readonly findings: readonly Finding[]
}

export interface SimulateOptions extends RunOptions {
  readonly schedules: number
  /** Seed of the first schedule; the next ones count up. */
  readonly seed: number
  /** Ends at the first schedules that fail. @default true */
  readonly endsAtFailure?: boolean
}

/** How many schedules were run, and what came of them. */
export interface Simulated {
  readonly schedules: number
  readonly failures: readonly Failure[]
  /** Counts of what servers said of joins, and of ends. */
  readonly sent: ReadonlyMap<string, number>
}

/** Schedules that are run side by side, so that one turn of the event loop serves them all. */
const side = 100

/** Runs schedules by seed. The seed of the one that fails makes the same one again. */
export async function simulate({
  schedules,
  seed,
  endsAtFailure = true,
  ...options
}: SimulateOptions): Promise<Simulated> {
  const sent = new Map<string, number>()
  const failures: Failure[] = []
  let done = 0
  while (done < schedules && (failures.length === 0 || !endsAtFailure)) {
    const batch = Array.from({ length: Math.min(side, schedules - done) }, (_, index) => {
      const own = seed + done + index
      const actions = makeSchedule(createRandom(own), options.level)
      return { seed: own, actions, run: startRun(actions, options) }
    })
    await runAll(batch.map(({ run }) => run))
    done += batch.length
    for (const { seed: own, actions, run } of batch) {
      const { findings } = run
      for (const [what, count] of run.world.sent) sent.set(what, (sent.get(what) ?? 0) + count)
      if (findings.length > 0) failures.push({ seed: own, actions, findings })
    }
  }
  return { schedules: done, failures, sent }
}

/** Runs schedules to their ends, side by side. */
export async function runAll(runs: readonly Run[]): Promise<void> {
  let running = runs
  while (running.length > 0) {
    running = running.filter((run) => run.step())
    // Promises of the server and of the pages settle.
    await nextTick()
  }
}

/** Runs one schedule. */
export async function replay(
  actions: readonly Action[],
  options: RunOptions = {},
): Promise<readonly Finding[]> {
  const run = startRun(actions, options)
  await runAll([run])
  return run.findings
}

/**
 * Takes actions out of a failing schedule as long as it goes on failing in the same way (delta
 * debugging): first large pieces, then single ones.
 */
export async function shrink(
  actions: readonly Action[],
  options: RunOptions = {},
): Promise<readonly Action[]> {
  const [first] = await replay(actions, options)
  let best = actions
  for (let size = Math.ceil(best.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < best.length;) {
      const fewer = best.toSpliced(at, size)
      const findings = await replay(fewer, options)
      if (findings.some(({ oracle }) => oracle === first?.oracle)) best = fewer
      else at += size
    }
  }
  return best
}
