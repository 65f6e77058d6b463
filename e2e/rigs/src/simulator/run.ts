import { perform, type Action } from './actions.ts'
import type { Line } from './line.ts'
import { judge, type Level } from './oracle.ts'
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
const quietStepMs = 3_000

export interface RunOptions {
  readonly plant?: Plant
  readonly level?: Level
}

/** Runs a schedule in a world of its own, lets that come to rest without faults, and judges it. */
export function startRun(
  actions: readonly Action[],
  { plant = {}, level = 'commit' }: RunOptions = {},
): Run {
  const world = createWorld(plant)
  let at = 0
  let rounds = 0
  let quiet = 0
  let findings: readonly Finding[] = []

  const finish = (): boolean => {
    world.end()
    findings = judge(world, level)
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
      if (quiet > quietRounds) return finish()
      if (++rounds > maxRestRounds) {
        world.complain('no rest', `after ${maxRestRounds} rounds`)
        return finish()
      }
      quiet = rest(world) ? 0 : quiet + 1
      if (quiet > 0) world.clock.advance(quietStepMs)
      return true
    },
  }
}

/** Lets everything that can happen without a fault happen. Returns whether something did. */
function rest(world: World): boolean {
  let isBusy = world.waiting > 0
  while (world.waiting > 0) world.release(0)
  for (const page of world.pages) {
    if (page.state === 'gone' || page.state === 'failed' || page.line !== undefined) continue
    page.connect()
    isBusy = true
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
