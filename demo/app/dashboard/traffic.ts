/** What went over the wire in one second. */
export interface Second {
  /** Bytes from the server. */
  readonly down: number
  /** Bytes from this window. */
  readonly up: number
  /** Whether there was no connection at some moment. */
  readonly isCut: boolean
}

/** How many seconds are kept. */
export const keptSeconds = 60

/** The traffic of the last minute, newest second last. */
export type Traffic = readonly Second[]

/** A minute without traffic. */
export const silence: Traffic = Array.from({ length: keptSeconds }, () => quiet(false))

/** Adds to the current second. */
export function record(traffic: Traffic, change: Partial<Second>): Traffic {
  const now = traffic.at(-1) ?? quiet(false)
  const second = {
    down: now.down + (change.down ?? 0),
    up: now.up + (change.up ?? 0),
    isCut: now.isCut || (change.isCut ?? false),
  }
  return [...traffic.slice(0, -1), second]
}

/** Begins the next second. */
export function nextSecond(traffic: Traffic, isCut: boolean): Traffic {
  return [...traffic.slice(1), quiet(isCut)]
}

/** Bytes from the server per second, over the seconds that are over. */
export function received(traffic: Traffic, seconds: number): number {
  const over = traffic.slice(-1 - seconds, -1)
  return Math.round(over.reduce((sum, { down }) => sum + down, 0) / seconds)
}

/** SVG path data of a minute of traffic, in a coordinate system of 240 × 20. */
export interface TrafficPaths {
  readonly down: string
  readonly up: string
  readonly gap: string
}

const barWidth = 2.5
const slot = 240 / keptSeconds
const baseline = 13.5

/** Draws the traffic. Heights grow with the root of the bytes, so that small messages are seen. */
export function trafficPaths(traffic: Traffic): TrafficPaths {
  const most = Math.max(1, ...traffic.map(({ down, up }) => Math.max(down, up)))
  const height = (count: number, full: number): number =>
    count === 0 ? 0 : Math.max(1.5, full * Math.sqrt(count / most))
  const bars = traffic.map(({ down, up, isCut }, index) => {
    const x = index * slot + 0.5
    const rises = height(down, baseline - 1)
    const falls = height(up, 20 - baseline - 1.5)
    return {
      down: rises === 0 ? '' : `M${x} ${baseline}v${(-rises).toFixed(1)}h${barWidth}V${baseline}Z`,
      up:
        falls === 0 ? '' : `M${x} ${baseline + 1}v${falls.toFixed(1)}h${barWidth}V${baseline + 1}Z`,
      gap: isCut ? `M${index * slot} 0h${slot}v20h-${slot}Z` : '',
    }
  })
  return {
    down: bars.map(({ down }) => down).join(''),
    up: bars.map(({ up }) => up).join(''),
    gap: bars.map(({ gap }) => gap).join(''),
  }
}

function quiet(isCut: boolean): Second {
  return { down: 0, up: 0, isCut }
}
