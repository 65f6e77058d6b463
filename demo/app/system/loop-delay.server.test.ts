import { expect, it } from 'vitest'
import { toLoopDelay } from './loop-delay.server.ts'

it('takes the time between two questions off and tells ms', () => {
  const percentiles: Record<number, number> = { 50: 10_120_000, 99: 13_450_000, 100: 57_200_000 }
  expect(toLoopDelay((percent) => percentiles[percent] ?? 0)).toEqual({
    p50: 0.12,
    p99: 3.45,
    max: 47.2,
  })
})

it('is 0 as long as nothing was counted', () => {
  expect(toLoopDelay(() => 0)).toEqual({ p50: 0, p99: 0, max: 0 })
})
