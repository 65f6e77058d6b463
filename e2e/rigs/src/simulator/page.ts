import { parseServerMessage, type BrowserMessage, type LiveError } from '@livejsx/protocol'
import type { Peer } from '@livejsx/server'
import type { TestClock } from '@livejsx/testing'
import { createReplica, type Replica } from '../../../../packages/client/src/replica.ts'
import { createRetries } from '../../../../packages/client/src/retries.ts'
import { inside, type Surroundings } from './browser.ts'
import type { EventName, LedgerState } from './ledger.ts'
import type { Message, Plant } from './plant.ts'
import { createLine, type Line, type LineEnd, type LineOptions } from './line.ts'

/** Time without a connection after which pages give up what they wait for, as `client.ts` has it. */
const giveUpAfterMs = 60_000

/** Something that the user did, and what became of it. */
export interface Intent {
  readonly id: number
  readonly name: EventName
  /** `pending`, `resolved`, or the code with which it was rejected. */
  outcome: string
  /** Step of the schedule at which it was settled. */
  settledAt: number
}

/** Where a page stands: `away` may come back, `failed` and `gone` do not. */
export type PageState = 'here' | 'away' | 'failed' | 'gone'

/** What pages need of their world. */
export interface PageHost {
  readonly clock: TestClock
  readonly plant: Plant
  server: LineOptions['server']
  /** Counts the steps of the schedule. */
  step(): number
  /** Told what must not happen to a page. */
  complain(oracle: string, text: string): void
  onLine(line: Line): void
  /** Told what servers send. */
  onSent(message: Message): void
}

export interface Page extends Surroundings {
  readonly index: number
  state: PageState
  readonly replica: Replica
  readonly intents: Intent[]
  /** The state as it is shown. */
  shown: LedgerState
  /** Steps at which a loss of the state was told. */
  readonly losses: number[]
  /** Names of the events whose loss was told. */
  lostEvents: number
  /** Payloads of the pushes. */
  readonly pushes: { readonly name: string; readonly payload: unknown; readonly at: number }[]
  /** For planted bugs: whatever they want to remember. */
  readonly memory: Map<string, number>
  readonly line: Line | undefined
  /** Opens a line, if there is none. */
  connect(): void
  push(id: number, name: EventName): void
  /** The user goes elsewhere, and may come back (`pagehide`). */
  hide(): void
  /** The page is closed, or crashes: without a word. */
  kill(): void
}

export interface PageStart {
  readonly token: string
  readonly assigns: LedgerState
  readonly peer: Peer
}

export function createPage(index: number, start: PageStart, host: PageHost): Page {
  let line: Line | undefined
  let cancelGivingUp = (): void => undefined
  const { plant } = host

  // While `joined` is handled: what is sent then is sent again, or has waited.
  let replayed: Message[] | undefined
  const send = (message: BrowserMessage): void => {
    const changed = plant.up?.(message as Message, page) ?? message
    if (replayed === undefined) line?.send(changed)
    else replayed.push(changed)
  }
  // From here to `onMessage`: what `client.ts` does around its replicas.
  const lose = (): void => {
    replica.disconnect()
    cancelGivingUp()
    cancelGivingUp = host.clock.after(giveUpAfterMs, () => inside(page, () => replica.giveUp()))
  }
  const closeLine = (): void => {
    line?.close()
    line = undefined
  }
  const open = (): void => {
    line = createLine({
      peer: start.peer,
      page: end,
      server: host.server,
      arrive: (message) => plant.arrive?.(message, page) ?? message,
      depart(message) {
        host.onSent(message)
        return plant.depart?.(message, page) ?? message
      },
    })
    host.onLine(line)
  }
  const fail = (error: LiveError): void => {
    closeLine()
    replica.end(error)
    page.state = 'failed'
  }
  const retry = createRetries(() => replica.join())
  const replica = createReplica(1, start, {
    send,
    show(assigns) {
      const next = assigns as LedgerState
      const isLonger = page.shown.log.every((id, at) => next.log[at] === id)
      if (!isLonger)
        host.complain(
          'state goes back',
          `page ${index}: ${page.shown.log.join()} → ${next.log.join()}`,
        )
      page.shown = next
    },
    push: (name, payload) => page.pushes.push({ name, payload, at: host.step() }),
    onJoined(isNew) {
      // Another instance begins anew.
      if (isNew) page.shown = { log: [], ticks: 0 }
    },
    onRefused(error) {
      const mayHelp = error.code === 'view-failed' || error.code === 'not-joined'
      if (!mayHelp || !retry()) fail(error)
    },
    onRedirect: () => host.complain('moved', 'redirect'),
    onBuild: () => host.complain('moved', 'build'),
    onAddress: () => host.complain('moved', 'address'),
    onNavigate: () => host.complain('moved', 'navigate'),
    details: () => ({}),
    onGap() {
      closeLine()
      lose()
      open()
    },
  })
  const isHeard = (from: Line): boolean => from === line || plant.hearsOldLines === true
  const end: LineEnd = {
    onOpen(from) {
      if (from !== line) return
      cancelGivingUp()
      inside(page, () => replica.join())
    },
    onMessage(from, input, bytes) {
      if (!isHeard(from) || page.state !== 'here') return
      const changed = plant.down?.(input as Message, page) ?? input
      const message = parseServerMessage(changed)
      if (message[0] === 'error') return
      if (message[0] === 'joined') replayed = []
      inside(page, () => replica.receive(message, bytes))
      for (const each of plant.replay?.(replayed ?? [], page) ?? replayed ?? []) line?.send(each)
      replayed = undefined
    },
    onClose(from) {
      from.isOpenBelow = false
      if (from !== line) return
      line = undefined
      inside(page, lose)
    },
  }

  const page: Page = {
    index,
    state: 'here',
    replica,
    intents: [],
    shown: start.assigns,
    losses: [],
    lostEvents: 0,
    pushes: [],
    memory: new Map(),
    clock: host.clock,
    get line() {
      return line
    },
    onWindowEvent(name) {
      if (name === 'live:state-lost' && plant.hidesLoss !== true) page.losses.push(host.step())
      if (name === 'live:event-lost') page.lostEvents += 1
    },
    connect() {
      if (page.state === 'away') page.state = 'here'
      if (page.state === 'here' && line === undefined) inside(page, open)
    },
    push(id, name) {
      if (page.state !== 'here') return
      const intent: Intent = { id, name, outcome: 'pending', settledAt: -1 }
      page.intents.push(intent)
      const settle = (outcome: string): void => {
        if (intent.outcome !== 'pending') return
        intent.outcome = outcome
        intent.settledAt = host.step()
      }
      const answer = inside(page, () => replica.push(name, { id }))
      if (plant.trustsSending === true) settle('resolved')
      answer.then(
        (reply) => {
          if (reply !== id) host.complain('wrong reply', `${id} was answered ${String(reply)}`)
          if (!page.shown.log.includes(id)) host.complain('answer before state', `${id}`)
          settle('resolved')
        },
        (error: LiveError) => settle(error.code),
      )
    },
    hide() {
      if (page.state !== 'here') return
      page.state = 'away'
      inside(page, () => {
        replica.leave()
        closeLine()
      })
    },
    kill() {
      if (page.state === 'gone') return
      page.state = 'gone'
      inside(page, () => replica.disconnect())
      cancelGivingUp()
      line?.cutBelow(line.up.length)
      line = undefined
    },
  }
  return page
}
