import { pubsub } from 'livejsx/server'

const topic = 'ticker'
const intervalMs = 100

let views = 0
let timer: ReturnType<typeof setInterval> | undefined

/**
 * Keeps one ticker running for all views that want it, until the last one's signal is aborted.
 * Returns the topic that it ticks on, ten times a second.
 */
export function startTicker(signal: AbortSignal): string {
  views += 1
  timer ??= setInterval(() => pubsub.broadcast(topic, 'tick'), intervalMs)
  signal.addEventListener('abort', () => {
    views -= 1
    if (views > 0) return
    clearInterval(timer)
    timer = undefined
  })
  return topic
}
