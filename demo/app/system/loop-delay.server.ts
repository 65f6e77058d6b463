import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { LoopDelay } from '../dashboard/readings.ts'
import { threeDigits } from '../dashboard/figures.ts'

/** How often the event loop is asked, in ms. */
const resolution = 10

/** Reads how late this process's event loop was since the last reading. */
export interface LoopDelayMeter {
  read(): LoopDelay
}

/** Starts watching the event loop. */
export function createLoopDelayMeter(): LoopDelayMeter {
  const histogram = monitorEventLoopDelay({ resolution })
  histogram.enable()
  return {
    read() {
      const delay = toLoopDelay((percent) => histogram.percentile(percent))
      histogram.reset()
      return delay
    },
  }
}

/**
 * Converts percentiles of the histogram. It holds the time from one question to the next, so the
 * time in between is taken off.
 *
 * @param percentile returns ns
 */
export function toLoopDelay(percentile: (percent: number) => number): LoopDelay {
  const late = (percent: number): number =>
    threeDigits(Math.max(0, percentile(percent) / 1e6 - resolution))
  return { p50: late(50), p99: late(99), max: late(100) }
}
