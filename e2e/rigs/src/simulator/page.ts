import {
  parseServerMessage,
  type BrowserMessage,
  type LiveError,
  type StashHint,
} from '@livejsx/protocol'
import type { Peer } from '@livejsx/server'
import type { TestClock } from '@livejsx/testing'
import { createReplica, type Replica } from '../../../../packages/client/src/replica.ts'
import { createRetries } from '../../../../packages/client/src/retries.ts'
import { createPageStash } from '../../../../packages/client/src/stash/page-stash.ts'
import { createViewStash } from '../../../../packages/client/src/stash/view-stash.ts'
import {
  createBrowserStash,
  readHeader,
  type BrowserStash,
  type BrowserStashTools,
} from '../../../../packages/stash/src/client/index.ts'
import { inside, type Surroundings } from './browser.ts'
import type { DiskUser } from './disk.ts'
import { covers, emptyLedger, type EventName, type LedgerState } from './ledger.ts'
import type { Tab } from './tab.ts'
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
  /** Its number on the line of the page's events; 0 = it has none. */
  number: number
  /** State in which it was shown when its promise settled. */
  root: string
}

/** A loss of the state, as it was told. */
export interface ToldLoss {
  /** Step of the schedule. */
  readonly at: number
  /** Numbers of the first and the last event that are lost; absence = all is. */
  readonly from?: number
  readonly to?: number
}

/** Where a page stands: `away` may come back, `failed` and `gone` do not. */
export type PageState = 'here' | 'away' | 'failed' | 'gone'

/** Whether a tab had good reason to keep an older record than it has confirmed. */
function isExcused({ excuses, isForgetful, former, tab }: Page): boolean {
  if (isForgetful || excuses.some(({ why }) => why.endsWith('taken'))) return true
  return former?.tab === tab && isExcused(former)
}

/** What `recover` may say to any page: it has brought nothing, or all. */
const isHarmless = new Set(['new', 'not_found', 'recovered'])
/** What time does, and what pages that ask again and again bring upon themselves. */
const mayHappen = new Set(['expired', 'given-up', 'reset'])

/** What pages need of their world. */
export interface PageHost {
  readonly clock: TestClock
  readonly plant: Plant
  server(node: number): ReturnType<LineOptions['server']>
  /** Counts the steps of the schedule. */
  step(): number
  /** Told what must not happen to a page. */
  complain(oracle: string, text: string): void
  onLine(line: Line): void
  /** Told what servers send. Gives what goes in its place. */
  onSent(message: Message): Message
  /** A record that the visitor has ever got: what a hostile page offers. */
  oldRecord(which: number): string | undefined
}

/** What a page keeps its stash with. */
export interface PageKeeping extends Omit<BrowserStashTools, 'clock' | 'records' | 'locks'> {
  readonly hint: StashHint
  /** Whether pages offer what they should not. */
  readonly isHostile: boolean
  records(user: DiskUser): BrowserStashTools['records']
  locks(user: DiskUser): BrowserStashTools['locks']
  /** The page will do nothing any more. */
  onGone(user: DiskUser): void
}

export interface Page extends Surroundings {
  readonly index: number
  readonly tab: Tab
  /** The page that the tab showed before. */
  readonly former: Page | undefined
  state: PageState
  readonly isGone: boolean
  /** Which of the servers its next line leads to. */
  node: number
  /** For the next join: which old record a hostile page offers. */
  lie: number | undefined
  readonly replica: Replica
  readonly intents: Intent[]
  /** The state as it is shown. */
  shown: LedgerState
  readonly losses: ToldLoss[]
  /** Why a loss that was told is nobody's fault, as promises count: by step. */
  readonly excuses: readonly { readonly at: number; readonly why: string }[]
  /** Number of the last event that a record holds of which the page has said that it is on the disk. */
  durable: number
  /** Whether its disk has a record or ticket, by which the next page of the tab finds what is kept. */
  isFindable: boolean
  /** Whether the disk, or the slot, did not do what a stash counts on. */
  readonly isForgetful: boolean
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
  /** The page is left for another document, or for itself. */
  unload(): void
}

export interface PageStart {
  readonly token: string
  readonly assigns: LedgerState
  readonly peer: Peer
  readonly tab: Tab
  readonly former?: Page | undefined
  /** Absence = the view has no stash. */
  readonly keeping?: PageKeeping | undefined
}

export function createPage(index: number, start: PageStart, host: PageHost): Page {
  let line: Line | undefined
  let isOpening = false
  let cancelGivingUp = (): void => undefined
  const { plant } = host
  const { keeping } = start
  const user = {
    isGone: false,
    isForgetful: false,
    onDiskFault: () => void (user.isForgetful = true),
  }
  const excuses: Page['excuses'][number][] = []
  /** Events in records that were sent to the page, by position. */
  const held = new Map<string, number>()

  // While `joined` is handled: what is sent then is sent again, or has waited.
  let replayed: Message[] | undefined
  const send = (original: BrowserMessage): void => {
    const message = note(original)
    const changed = plant.up?.(message as Message, page) ?? message
    if (replayed === undefined) line?.send(changed)
    else replayed.push(changed)
  }
  /** Writes down what the oracle wants to know of a message; a hostile page lies. */
  const note = (message: BrowserMessage): BrowserMessage => {
    const [name, view, number, what, payload] = message as Message
    if (name === 'event' && what !== 'live:void') {
      const { id } = payload as { id: number }
      const intent = page.intents.find((each) => each.id === id)
      if (intent !== undefined) intent.number = number as number
    }
    if (name === 'stored') {
      if (payload === 'disk') page.isFindable = true
      if (payload === 'memory') user.onDiskFault()
      else page.durable = Math.max(page.durable, held.get(`${String(number)} ${String(what)}`) ?? 0)
    }
    if (message[0] !== 'join') return message
    if (message[2].onDisk === true) page.isFindable = true
    const old = page.lie === undefined ? undefined : host.oldRecord(page.lie)
    page.lie = undefined
    return old === undefined
      ? message
      : ['join', view as number, { ...message[2], stash: old, onDisk: true }]
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
      node: page.node,
      server: host.server,
      arrive: (message) => plant.arrive?.(message, page) ?? message,
      depart(original) {
        const message = host.onSent(original)
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
  const openStash = (): Promise<BrowserStash> | undefined => {
    if (keeping === undefined) return undefined
    const clock = {
      now: host.clock.now,
      after: (ms: number, fire: () => void) =>
        host.clock.after(ms, () => void (user.isGone || inside(page, fire))),
    }
    const random = (): string => {
      // Another page has taken the slot meanwhile, and the record with it.
      if (isOpening) excuse('slot taken')
      return keeping.random()
    }
    const tools = {
      ...keeping,
      random,
      clock,
      records: keeping.records(user),
      locks: keeping.locks(user),
    }
    return createBrowserStash(tools).then((opened) => ({
      ...opened,
      open: (at, events) =>
        opened.open(at, {
          ...events,
          onGivenUp() {
            excuse('given up')
            inside(page, () => events.onGivenUp?.())
          },
        }),
    }))
  }
  const excuse = (why: string): void => void excuses.push({ at: host.step(), why })
  const records = openStash()
  const stash = records && createPageStash(records)
  const replica = createReplica(
    1,
    { ...start, stash: keeping?.hint },
    {
      send,
      show(assigns) {
        const next = assigns as LedgerState
        const before = [...page.shown.gone, ...page.shown.log]
        const now = [...next.gone, ...next.log]
        if (!before.every((id, at) => now[at] === id))
          host.complain('state goes back', `page ${index}: ${before.join()} → ${now.join()}`)
        page.shown = next
        if (wasNew) onRecovered(next)
        wasNew = false
      },
      push: (name, payload) => page.pushes.push({ name, payload, at: host.step() }),
      onJoined(isNew) {
        // Another instance begins anew.
        if (isNew) page.shown = emptyLedger
        wasNew = isNew
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
      ...(stash && { openStash: (hint, side) => createViewStash(stash, hint, side, true) }),
    },
  )
  let wasNew = false
  /** An honest page is refused nothing but what time or a reset has made worthless. */
  const onRecovered = ({ recovered }: LedgerState): void => {
    if (keeping === undefined || keeping.isHostile || isHarmless.has(recovered)) return
    if (mayHappen.has(recovered)) excuse(recovered)
    else if (recovered === 'stale' && isExcused(page)) excuse('forgotten')
    else host.complain('honest record refused', `page ${index}: ${recovered}`)
  }
  let isReset = false
  const hold = (sealed: string): void => {
    const { page: run = '', epoch = 0, seq = 0, last = 0 } = readHeader(sealed) ?? {}
    isReset = false
    // Every record is of this page run: the owner that writes it serves this page.
    if (run !== '') held.set(`${epoch} ${seq}`, last)
  }
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
      if (message[0] === 'stash') hold(message[2])
      if (message[0] === 'clear') {
        isReset = true
        held.clear()
      }
      // What came after a reset is in no record yet.
      if (message[0] === 'joined' && message[2] === 'mount' && isReset) excuse('reset')
      inside(page, () => {
        replica.receive(message, bytes)
        const answered = plant.trusts?.(message)
        if (answered !== undefined) replica.receive(['durable', 1, answered], 0)
      })
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
    tab: start.tab,
    former: start.former,
    state: 'here',
    get isGone() {
      return user.isGone
    },
    node: 0,
    lie: undefined,
    excuses,
    durable: 0,
    isFindable: false,
    get isForgetful() {
      return user.isForgetful
    },
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
    onWindowEvent(name, detail) {
      if (name === 'live:state-lost' && plant.hidesLoss !== true) {
        page.losses.push({ ...(detail as object), at: host.step() })
      }
      if (name === 'live:event-lost') page.lostEvents += 1
    },
    connect() {
      if (isOpening || page.isGone || page.state === 'failed' || line !== undefined) return
      if (page.state === 'here' || stash === undefined) {
        page.state = 'here'
        return inside(page, open)
      }
      isOpening = true
      // One tab has the stash at a time.
      if (keeping?.hint.scope === 'session') excuse('session taken')
      void stash.show().then(() => {
        isOpening = false
        if (page.isGone) return
        page.state = 'here'
        inside(page, open)
      })
    },
    push(id, name) {
      if (page.state !== 'here') return
      const intent: Intent = { id, name, outcome: 'pending', settledAt: -1, number: 0, root: '' }
      page.intents.push(intent)
      const settle = (outcome: string): void => {
        if (intent.outcome !== 'pending') return
        intent.outcome = outcome
        intent.settledAt = host.step()
        intent.root = page.shown.root
      }
      const answer = inside(page, () => replica.push(name, { id }))
      if (plant.trustsSending === true) settle('resolved')
      answer.then(
        (reply) => {
          if (reply !== id) host.complain('wrong reply', `${id} was answered ${String(reply)}`)
          if (!covers(page.shown, id)) host.complain('answer before state', `${id}`)
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
        stash?.hide()
      })
    },
    kill() {
      if (page.isGone) return
      page.state = 'gone'
      user.isGone = true
      inside(page, () => replica.disconnect())
      cancelGivingUp()
      line?.cutBelow(line.up.length)
      line = undefined
      keeping?.onGone(user)
    },
    unload() {
      page.hide()
      page.kill()
    },
  }
  return page
}
