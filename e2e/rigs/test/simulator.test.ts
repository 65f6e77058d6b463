import { afterAll, describe, expect, it } from 'vitest'
import { installBrowserGlobals } from '../src/simulator/browser.ts'
import type { Level } from '../src/simulator/level.ts'
import { plants } from '../src/simulator/plant.ts'
import { simulate } from '../src/simulator/simulate.ts'

const seed = 20_261_122
const uninstall = installBrowserGlobals()
afterAll(uninstall)

// What takes a schedule or two to be found; `rigs/run.mjs simulator` looks for all of them.
const quick = [
  'no dedup',
  'replay forgotten',
  'one event too many counted as handled',
  'stash before apply',
  'duplicate tab shares the slot',
]
const levels: readonly Level[] = ['commit', 'retain', 'strict']

describe('simulated pages and servers', () => {
  it.each(levels)(
    `keep the promises of the level %s in 200 schedules from seed ${seed}`,
    async (level) => {
      const { schedules, failures } = await simulate({ schedules: 200, seed, level })
      expect([schedules, failures]).toEqual([200, []])
    },
    120_000,
  )

  it.each(quick)(
    'are found out with a bug: %s',
    async (name) => {
      const { level = 'commit', ...plant } = plants[name] ?? {}
      const { failures } = await simulate({ schedules: 300, seed, level, plant })
      expect(failures.length).toBeGreaterThan(0)
    },
    120_000,
  )
})
