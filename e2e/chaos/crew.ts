import { setTimeout as wait } from 'node:timers/promises'
import type { Answered, PageEvidence, Wanted } from './evidence.ts'
import type { Link } from './link.ts'
import type { Random } from './random.ts'
import type { RigPage } from './rig-page.ts'

/** Opens a page of a given name on a link. */
export type OpenPage = (name: string, link: Link) => Promise<RigPage>

/** One seat of the crew: a link, and the page that is on it at present. */
export interface Seat {
  readonly name: string
  readonly link: Link
  readonly page: RigPage | undefined
  /** When an event of it was confirmed last; 0 = none was. */
  readonly lastConfirmedAt: number
  /** How many of its events were confirmed. */
  readonly confirmed: number
  /** Starts sending, and goes on until {@link Seat.stop}. */
  start(): void
  /** Sends one event, with details of its own. @param event default: one of those that it sends */
  send(event?: string, details?: object): void
  /** Sends no more. */
  stop(): void
  /**
   * Loads the page anew: a new page run. What the old one is still to hear, nobody hears.
   *
   * @param isSilent the old page cannot say that it leaves
   */
  reload(isSilent: boolean): Promise<void>
  /** Resolves when every promise has settled and the page has joined; `false` = not in time. */
  settled(deadline: number): Promise<boolean>
  close(): Promise<PageEvidence[]>
}

/** What the seats write down. */
export interface Notes {
  readonly wanted: Wanted[]
  readonly answered: Answered[]
}

/** What a page wants, and how often: mostly what is quick, at times what is not. */
const usual = [
  ...['add', 'add', 'add', 'put', 'put', 'put', 'take', 'turn', 'turn', 'tell', 'tell'],
  ...['slow', 'fail', 'save'],
]

/** How a seat behaves. */
export interface SeatOptions {
  readonly name: string
  readonly link: Link
  readonly random: Random
  readonly notes: Notes
  readonly open: OpenPage
  /** Mean time between events, in ms. */
  readonly paceMs: number
  /** Sends only these. */
  readonly events?: readonly string[] | undefined
}

/** Takes a seat. Its page is opened by `reload`. */
export function createSeat(options: SeatOptions): Seat {
  const { name, link, random, notes, open, paceMs, events = usual } = options
  const past: PageEvidence[] = []
  let page: RigPage | undefined
  let isRunning = false
  let pages = 0
  let count = 0
  let pending = 0
  let lastConfirmedAt = 0
  let confirmed = 0

  const send = (event = random.pick(events), details?: object): void => {
    const own = page
    if (own === undefined) return
    count += 1
    const id = `${own.name}.${count}`
    const value = event === 'slow' ? random.between(1, 40) : random.between(0, 99)
    const isPromised = event !== 'save'
    notes.wanted.push({ id, page: own.name, name: event, isPromised, at: Date.now() })
    if (!isPromised) return void own.save(id, value).catch(() => undefined)
    pending += 1
    const settle = (outcome: string, reply?: Answered['reply']): void => {
      // The page has gone: it has nobody to tell.
      if (own !== page) return
      pending -= 1
      if (outcome === 'ok') {
        confirmed += 1
        lastConfirmedAt = Date.now()
      }
      notes.answered.push({ id, outcome, reply, at: Date.now() })
    }
    own.push(event, { id, value, ...details }).then(
      (reply) => settle('ok', reply as Answered['reply']),
      (error: Error & { code?: string }) => settle(error.code ?? error.message),
    )
  }
  const run = async (): Promise<void> => {
    while (isRunning) {
      await wait(random.between(paceMs / 4, (paceMs * 7) / 4))
      // Now and then several at once.
      const together = random.next() < 0.1 ? random.between(2, 6) : 1
      for (let at = 0; at < together && isRunning; at += 1) send()
    }
  }
  const openNext = async (): Promise<void> => {
    pages += 1
    // A page that does not load is loaded again, as a visitor would.
    for (const deadline = Date.now() + 60_000; ;) {
      try {
        page = await open(`${name}-${pages}`, link)
        return
      } catch (error) {
        if (Date.now() > deadline) throw error
        await wait(100)
      }
    }
  }

  return {
    name,
    link,
    get page() {
      return page
    },
    get lastConfirmedAt() {
      return lastConfirmedAt
    },
    get confirmed() {
      return confirmed
    },
    start() {
      isRunning = true
      void run()
    },
    send,
    stop: () => void (isRunning = false),
    async reload(isSilent) {
      const old = page
      page = undefined
      pending = 0
      if (old !== undefined) {
        if (isSilent) link.cut('rst')
        await old.leave(isSilent ? 'crash' : 'reload')
        past.push(await old.evidence('left'))
      }
      await openNext()
    },
    async settled(deadline) {
      while (Date.now() < deadline) {
        const isJoined = (await page?.isJoined()) === true
        if (isJoined && pending === 0) return true
        await wait(50)
      }
      return false
    },
    async close() {
      const last = page
      if (last === undefined) return past
      const evidence = await last.evidence('open')
      // What it hears while it leaves does not count.
      page = undefined
      await last.leave('close')
      return [...past, evidence]
    },
  }
}
