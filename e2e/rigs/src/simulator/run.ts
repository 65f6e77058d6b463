import { perform, type Action } from './actions.ts'
import type { Line } from './line.ts'
import type { Level } from './level.ts'
import { judge } from './oracle.ts'
import type { Plant } from './plant.ts'
import { createWorld, type Finding, type World } from './world.ts'

/** A schedule that is being run. */
export interface Run {
  readonly world: World
  /** Takes the next step; returns whether there is a further one. Between two, let promises settle. */
  step(): boolean
  /** What is wrong, once no step is left. */
  readonly findings: readonly Finding[]
}

/** Rounds in which a world has to come to rest when nothing goes wrong any more. */
const maxRestRounds = 300
/** Rounds in a row in which nothing happened, after each of which the clock goes on. */
const quietRounds = 2
/** The same, where disks are waited for, too. */
const quietStashRounds = 5
const quietStepMs = 3_000
/** Less than a store is given to answer, so that what is begun in a step can be done before its end. */
const quietStashStepMs = 1_900

export interface RunOptions {
  readonly plant?: Plant
  readonly level?: Level
}

/** Runs a schedule in a world of its own, lets that come to rest without faults, and judges it. */
export function startRun(
  actions: readonly Action[],
  { plant = {}, level = 'commit' }: RunOptions = {},
): Run {
  const world = createWorld(level, plant)
  const hasStash = level !== 'commit'
  const maxQuiet = hasStash ? quietStashRounds : quietRounds
  const stepMs = hasStash ? quietStashStepMs : quietStepMs
  let at = 0
  let rounds = 0
  let quiet = 0
  let findings: readonly Finding[] = []

  const finish = (): boolean => {
    world.end()
    findings = judge(world)
    return false
  }

  return {
    world,
    get findings() {
      return findings
    },
    step() {
      world.step += 1
      const action = actions[at++]
      if (action !== undefined) {
        perform(world, action)
        return true
      }
      if (quiet > maxQuiet) return finish()
      if (++rounds > maxRestRounds) {
        world.complain('no rest', `after ${maxRestRounds} rounds`)
        return finish()
      }
      quiet = rest(world) ? 0 : quiet + 1
      if (quiet > 0) world.clock.advance(stepMs)
      return true
    },
  }
}

/** Lets everything that can happen without a fault happen. Returns whether something did. */
function rest(world: World): boolean {
  let isBusy = world.waiting > 0
  while (world.waiting > 0) world.release(0)
  if (world.mend()) isBusy = true
  for (const page of world.pages) {
    if (page.state === 'gone' || page.state === 'failed' || page.line !== undefined) continue
    page.connect()
    // A page that is back may wait for its slot first.
    if (page.line !== undefined) isBusy = true
  }
  for (let at = world.lines.length - 1; at >= 0; at--) {
    const line = world.lines[at] as Line
    if (line.isStalled) line.unstall()
    while (line.deliverUp()) isBusy = true
    while (line.deliverDown()) isBusy = true
    if (!line.isOpenBelow && !line.isOpenAbove) world.lines.splice(at, 1)
  }
  return isBusy
}
