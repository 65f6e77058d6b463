import { afterAll, describe, expect, it } from 'vitest'
import { installBrowserGlobals } from '../src/simulator/browser.ts'
import { plants } from '../src/simulator/plant.ts'
import { simulate } from '../src/simulator/simulate.ts'

const seed = 20_261_122
const uninstall = installBrowserGlobals()
afterAll(uninstall)

// What takes a schedule or two to be found; `rigs/run.mjs simulator` looks for all of them.
const quick = ['no dedup', 'replay forgotten', 'one event too many counted as handled']

describe('simulated pages and servers', () => {
  it(`keep their promises in 300 schedules from seed ${seed}`, async () => {
    const { schedules, failures } = await simulate({ schedules: 300, seed })
    expect([schedules, failures]).toEqual([300, []])
  }, 120_000)

  it.each(quick)(
    'are found out with a bug: %s',
    async (name) => {
      const { failures } = await simulate({ schedules: 300, seed, plant: plants[name] ?? {} })
      expect(failures.length).toBeGreaterThan(0)
    },
    120_000,
  )
})
