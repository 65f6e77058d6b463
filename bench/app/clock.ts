import { pubsub } from 'livejsx/server'

interface Clock {
  timer: ReturnType<typeof setInterval>
  views: number
}

const clocks = new Map<string, Clock>()

/**
 * Keeps one clock running for all views that want the same interval, until the last one's signal is aborted.
 * Returns the topic that it ticks on.
 */
export function startClock(intervalMs: number, signal: AbortSignal): string {
  const topic = `clock:${intervalMs}`
  const clock = clocks.get(topic) ?? { timer: tickOn(topic, intervalMs), views: 0 }
  clocks.set(topic, clock)
  clock.views += 1
  signal.addEventListener('abort', () => {
    clock.views -= 1
    if (clock.views > 0) return
    clearInterval(clock.timer)
    clocks.delete(topic)
  })
  return topic
}

function tickOn(topic: string, intervalMs: number) {
  let tick = 0
  return setInterval(() => {
    tick += 1
    pubsub.broadcast(topic, 'tick', tick)
  }, intervalMs)
}
