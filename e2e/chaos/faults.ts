import type { Link } from './link.ts'
import type { Random } from './random.ts'
import type { Seat } from './crew.ts'

/** A fault of one page's connection. */
export interface LinkFault {
  readonly kind: string
  /** How often it is chosen, in comparison. */
  readonly weight: number
  /**
   * Brings it about.
   *
   * @returns resolves when it has happened and is over
   */
  strike(link: Link, random: Random): Promise<void>
  /** How the page gets to know of it: at once, by silence, or not at all. */
  readonly loss: 'told' | 'silent' | 'none'
}

/** A fault of a page itself. */
export interface PageFault {
  readonly kind: string
  readonly weight: number
  strike(seat: Seat): Promise<void>
}

const done = Promise.resolve()

/** Faults between a page and its server. */
export const linkFaults: readonly LinkFault[] = [
  cut('cut with FIN', 12, (link) => (link.cut('fin'), done)),
  cut('cut with RST', 12, (link) => (link.cut('rst'), done)),
  cut('cut towards the page only', 10, (link) => (link.cut('near'), done)),
  cut('cut within an event', 14, (link) => link.cutWithin('up', 'rst')),
  cut('cut within an answer', 14, (link) => link.cutWithin('down', 'rst')),
  cut('cut within an answer, page only', 10, (link) => link.cutWithin('down', 'near')),
  cut('late event of the old connection', 10, (link) => link.deliverLate(1_500)),
  cut('outage', 8, (link, random) => link.outage(random.between(100, 2_500))),
  cut('flapping', 4, async (link, random) => {
    for (let count = 0; count < 3; count += 1) {
      link.cut(random.pick(['fin', 'rst', 'near']))
      await link.outage(random.between(20, 300))
    }
  }),
  silent('blackhole', 1, (link) => (link.blackhole(['up', 'down']), done)),
  silent('blackhole up', 1, (link) => (link.blackhole(['up']), done)),
  silent('blackhole down', 1, (link) => (link.blackhole(['down']), done)),
  silent('cut towards the server only', 1, (link) => (link.cut('far'), done)),
  slow('stall', 6, (link, random) => link.stall(random.between(50, 1_500))),
  slow('delay and jitter', 5, (link, random) => {
    const delayMs = random.between(10, 300)
    return link.slow({ delayMs, jitterMs: delayMs }, random.between(300, 2_000))
  }),
  slow('throttle', 3, (link, random) => {
    const bytesPerSecond = random.between(1_000, 20_000)
    return link.slow({ delayMs: 0, jitterMs: 0, bytesPerSecond }, random.between(300, 2_000))
  }),
]

/** Faults of a page. Each costs a new page, but for the last. */
export const pageFaults: readonly PageFault[] = [
  { kind: 'reload', weight: 2, strike: (seat) => seat.reload(false) },
  { kind: 'tab crash', weight: 2, strike: (seat) => seat.reload(true) },
  {
    kind: 'into the cache of pages and back',
    weight: 1,
    strike: async ({ page }) => page?.hideAndShow(),
  },
]

function cut(kind: string, weight: number, strike: LinkFault['strike']): LinkFault {
  return { kind, weight, strike, loss: 'told' }
}

function silent(kind: string, weight: number, strike: LinkFault['strike']): LinkFault {
  return { kind, weight, strike, loss: 'silent' }
}

function slow(kind: string, weight: number, strike: LinkFault['strike']): LinkFault {
  return { kind, weight, strike, loss: 'none' }
}

/** Chooses by weight. */
export function choose<Fault extends { readonly weight: number }>(
  faults: readonly Fault[],
  random: Random,
): Fault {
  const total = faults.reduce((sum, { weight }) => sum + weight, 0)
  let at = random.next() * total
  for (const fault of faults) {
    at -= fault.weight
    if (at < 0) return fault
  }
  throw new RangeError('There is nothing to choose from')
}
