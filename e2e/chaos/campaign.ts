import { setTimeout as wait } from 'node:timers/promises'
import { diePoints } from '../ledger/app/die-points.ts'
import type { Seat } from './crew.ts'
import { choose, linkFaults, pageFaults } from './faults.ts'
import type { LedgerServer } from './ledger-server.ts'
import type { Random } from './random.ts'

/** A fault that was brought about. */
export interface Struck {
  readonly kind: string
  /** The page that it struck; `undefined` = all of them. */
  readonly page: string | undefined
  readonly loss: 'told' | 'silent' | 'none'
  readonly at: number
  /** When the network was there again. */
  readonly over: number
  /** Whether the page was itself again before. */
  readonly isClean: boolean
}

/** A restart of the server. */
export interface Restart {
  readonly how: 'kill' | 'term'
  readonly at: number
  /** Time in ms from the start of the next process until it listens. */
  readonly bootMs: number
}

/** What a campaign did. */
export interface Campaign {
  readonly struck: readonly Struck[]
  readonly restarts: readonly Restart[]
}

/** What a campaign is to do. */
export interface CampaignOptions {
  readonly seats: readonly Seat[]
  readonly server: LedgerServer
  readonly random: Random
  readonly faults: number
  readonly deadline: number
  /** Mean time between faults, in ms. */
  readonly everyMs: number
  /** Mean time between restarts of the server, in ms. */
  readonly restartEveryMs: number
  onProgress(count: number): void
}

const within = 'server killed by an event, on its way'
const serverEnds = [
  ['server killed', 'kill'],
  ['server killed', 'kill'],
  [within, 'kill'],
  [within, 'kill'],
  ['server stopped (SIGTERM)', 'term'],
] as const

/** An armed fault that nothing sets off is taken back after so long. */
const patienceMs = 4_000
/** A page that a fault has cost so much time is struck again all the same. */
const recoveryMs = 25_000

/** Brings faults about, one after the other and many at a time, until there were enough of them. */
export async function runCampaign(options: CampaignOptions): Promise<Campaign> {
  const { seats, server, random, faults, deadline, everyMs, restartEveryMs, onProgress } = options
  const struck: Struck[] = []
  const restarts: Restart[] = []
  const states = new Map<Seat, 'struck' | 'recovering'>()
  const running = new Set<Promise<void>>()
  let nextRestart = Date.now() + restartEveryMs

  const strike = async (seat: Seat): Promise<void> => {
    const isClean = !states.has(seat)
    states.set(seat, 'struck')
    const page = seat.page?.name
    const at = Date.now()
    const note = (kind: string, loss: Struck['loss']): void =>
      void struck.push({ kind, page, loss, at, over: Date.now(), isClean })
    if (random.next() < 0.04) {
      const fault = choose(pageFaults, random)
      await fault.strike(seat)
      note(fault.kind, 'none')
    } else {
      const fault = choose(linkFaults, random)
      const happened = fault.strike(seat.link, random).then(() => true)
      if (await Promise.race([happened, wait(patienceMs, false)])) note(fault.kind, fault.loss)
      seat.link.heal()
    }
    states.set(seat, 'recovering')
    const over = Date.now()
    while (seat.lastConfirmedAt <= over && Date.now() < over + recoveryMs) {
      await wait(20)
      if (states.get(seat) !== 'recovering') return
    }
    states.delete(seat)
  }
  const restart = async (): Promise<void> => {
    const at = Date.now()
    const [kind, how] = random.pick(serverEnds)
    const point = random.pick(diePoints)
    const bootMs =
      kind === within
        ? await server.restartBy((pid) => random.pick(seats).send('die', { pid, point }))
        : await server.restart(how)
    restarts.push({ how, at, bootMs })
    struck.push({ kind, page: undefined, loss: 'told', at, over: Date.now(), isClean: false })
    nextRestart = Date.now() + random.between(restartEveryMs / 2, (restartEveryMs * 3) / 2)
  }

  /** Whether the last restart is history: on a slow machine that takes its time. */
  const areBack = (): boolean => {
    const up = restarts.at(-1)
    const back = seats.filter(
      (seat) => seat.lastConfirmedAt > (up === undefined ? 0 : up.at + up.bootMs),
    )
    return back.length > seats.length * 0.8
  }

  while (struck.length < faults && Date.now() < deadline) {
    if (Date.now() >= nextRestart && areBack()) await restart()
    // Now and then one that has not got over the last one.
    const wanted = random.next() < 0.15 ? 'recovering' : undefined
    const ready = seats.filter((seat) => states.get(seat) === wanted && seat.page !== undefined)
    if (ready.length > 0) {
      const run = strike(random.pick(ready)).finally(() => running.delete(run))
      running.add(run)
    }
    onProgress(struck.length)
    await wait(random.between(0, everyMs * 2))
  }
  for (const seat of seats) seat.link.heal()
  await Promise.race([Promise.all(running), wait(recoveryMs)])
  return { struck, restarts }
}
