import { defineHook } from 'livejsx'
import { price } from './figures.ts'
import {
  nextSecond,
  received,
  record,
  silence,
  trafficPaths,
  type TrafficPaths,
} from './traffic.ts'

const reportEverySeconds = 5

/** What the server tells of the wire. */
export interface WireData {
  /** Whether the view wants to know what its window receives. */
  readonly reports: boolean
}

/** Draws the wire, and tells the server what this window receives and how far away it is. */
export default defineHook<WireData, { stop: () => void }>({
  mounted() {
    const svg = this.el.querySelector('svg')
    if (svg === null) return
    const draw = createDrawing(svg)
    const listening = new AbortController()
    let traffic = silence
    let roundTripMs: number | null = null
    let seconds = 0

    const isCut = (): boolean => document.documentElement.dataset['liveConnection'] !== 'joined'
    const listen = (name: string, kind: 'down' | 'up'): void =>
      addEventListener(
        name,
        (event) => {
          traffic = record(traffic, {
            [kind]: (event as CustomEvent<{ bytes: number }>).detail.bytes,
          })
        },
        { signal: listening.signal },
      )
    const report = async (): Promise<void> => {
      const sent = performance.now()
      const rate = received(traffic, reportEverySeconds)
      await this.pushEvent('report', { roundTripMs, bytesPerSecond: rate })
      roundTripMs = Math.round(performance.now() - sent)
    }
    const onSecond = (): void => {
      seconds += 1
      draw(trafficPaths(traffic), `${price(received(traffic, 10))} a second from the server`)
      traffic = nextSecond(traffic, isCut())
      if (!this.data.reports || isCut()) return
      // The second report brings the time that the first one took.
      if (seconds > 2 && seconds % reportEverySeconds !== 0) return
      report().catch(() => undefined) // Lost with the connection; the next one is not far.
    }

    listen('live:patch', 'down')
    listen('live:event', 'up')
    const onConnection = (): void => {
      traffic = record(traffic, { isCut: isCut() })
      // Another instance, perhaps of another process, does not know this window yet.
      seconds = 0
    }
    addEventListener('live:connection', onConnection, { signal: listening.signal })
    const timer = setInterval(onSecond, 1000)
    this.stop = () => {
      clearInterval(timer)
      listening.abort()
    }
  },
  destroyed() {
    this.stop?.()
  },
})

function createDrawing(svg: SVGElement): (paths: TrafficPaths, label: string) => void {
  const add = (name: keyof TrafficPaths): SVGPathElement => {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
    path.classList.add(name)
    svg.append(path)
    return path
  }
  const shapes = { gap: add('gap'), down: add('down'), up: add('up') }
  return (paths, label) => {
    for (const name of ['gap', 'down', 'up'] as const) shapes[name].setAttribute('d', paths[name])
    svg.setAttribute('aria-label', `Traffic of the last minute, ${label}`)
  }
}
