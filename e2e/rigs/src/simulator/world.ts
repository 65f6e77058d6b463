import { randomUUID } from 'node:crypto'
import { createLiveServer, createPubSub, type LiveServer, type PubSub } from '@livejsx/server'
import { createTestClock, requestPage, type TestClock } from '@livejsx/testing'
import { currentAssets } from '../../../../packages/server/src/assets.ts'
import { deriveKeys } from '../../../../packages/server/src/secret.ts'
import { issueToken } from '../../../../packages/server/src/token.ts'
import { createMemoryStore } from '../../../../packages/stash/src/server/memory-store.ts'
import {
  createKeyRing,
  createSeal,
  maxAnswerMs,
  type OwnerStore,
  type Seal,
  type StashScope,
} from '../../../../packages/stash/src/server/index.ts'
import { createDisk, type Disk } from './disk.ts'
import {
  Blank,
  createLedger,
  emptyLedger,
  onPurpose,
  type LedgerHost,
  type LedgerStash,
  type LedgerState,
} from './ledger.ts'
import type { Level } from './level.ts'
import type { Line } from './line.ts'
import { createLocks } from './locks.ts'
import { createPage, type Page, type PageHost, type PageKeeping, type PageStart } from './page.ts'
import type { Message, Plant } from './plant.ts'
import { createRecords } from './records.ts'
import { createSharedStore, storeFailed, type SharedStore } from './store.ts'
import { createTab, type Tab } from './tab.ts'

const secret = 'rig-of-the-simulator-0123456789abcdefghij'
const keys = deriveKeys(secret, false)
const ring = createKeyRing([secret])
const session = { id: 'simulated-session', data: {} }
const peer = {
  session,
  origin: 'http://test',
  connectInfo: { ip: '192.0.2.1', userAgent: undefined, headers: {}, params: undefined },
}
/** What stores and their deadlines say on purpose. */
const storeErrors = new Set([storeFailed, `The store did not answer in ${maxAnswerMs} ms`])

/** A handler that has begun. */
export interface Start {
  readonly id: number
  readonly instance: string
  readonly key: string | undefined
}

/** What is found against a promise of LiveJSX. */
export interface Finding {
  readonly oracle: string
  readonly text: string
}

/** How the views of a world are kept. */
export interface Setup {
  readonly scope: StashScope
  readonly holder: 'browser' | 'server'
  /** Whether pages offer whatever they have ever got. */
  readonly isHostile: boolean
}

/** One simulated world: servers, pages, the lines between them, and what was seen of them. */
export interface World {
  readonly level: Level
  /** Set before anything else happens. */
  setup: Setup
  readonly disk: Disk
  readonly store: SharedStore
  readonly clock: TestClock
  readonly pages: Page[]
  /** Lines on which something is still on its way, or that are open. */
  readonly lines: Line[]
  readonly starts: Start[]
  /** States in which instances ended, by their id. */
  readonly finals: Map<string, Pick<LedgerState, 'log' | 'gone' | 'ticks'>>
  readonly findings: Finding[]
  /** Counts of what servers said of joins, and of ends. */
  readonly sent: Map<string, number>
  /** Ids given out to events, to pushes of the server. */
  nextId: number
  step: number
  complain(oracle: string, text: string): void
  /** Opens a page whose instance is waited for no more, or (`rendered`) one whose HTML was just made. */
  open(rendered: boolean): void
  /** Opens a second page from the HTML of another one, in a duplicate of its tab. */
  copy(page: Page): void
  /** A page is loaded again in its tab. @param isCrash it was not told that it goes */
  reload(page: Page, isCrash: boolean): void
  /** Lets a handler that waits go on. */
  release(which: number): void
  readonly waiting: number
  broadcast(name: string, payload?: unknown): void
  /**
   * A server dies with all its instances, and another one takes its place.
   *
   * @param arriving packets of each line that still reach their page
   */
  crash(node: number, arriving: number): void
  /** A server is stopped as for a deploy, and another one takes its place. */
  stop(node: number): void
  /** Disks work again, and stores answer. Returns whether anything has waited for that. */
  mend(): boolean
  /** Ends the servers for good, so that every instance tells its state. */
  end(): void
}

export function createWorld(level: Level, plant: Plant): World {
  const clock = createTestClock(1_800_000_000_000)
  const gates: (() => void)[] = []
  const disk = createDisk(clock, plant.disksLie)
  const locks = createLocks(plant.sharesSlots)
  let opened: Seal | undefined
  // Not before it is known where records survive.
  const seal = (): Seal =>
    (opened ??= createSeal(ring, {
      app: '',
      view: 'ledger',
      session: session.id,
      sessionEpoch: 0,
      scope: world.setup.scope,
      place: '/',
    }))
  const complain = (oracle: string, text: string): void => world.complain(oracle, text)
  const records = createRecords(session.id, seal, complain, plant.seal)
  const inner = createMemoryStore({ now: clock.now })
  const store = createSharedStore(records.watch(plant.store?.(inner) ?? inner))
  /** Servers by node, and those that were stopped. */
  const nodes = new Map<number, Node>()
  const stopped: Node[] = []
  const starters = new Map<Page, PageStart>()
  let roots = 0
  let slots = 0

  const host: LedgerHost = {
    onStart: ({ id }, instance, key) => void world.starts.push({ id, instance, key }),
    gate: () => new Promise((resolve) => void gates.push(resolve)),
    onEnd: (instance, { log, gone, ticks }) =>
      void world.finals.set(instance, { log, gone, ticks }),
    newRoot: () => `root ${++roots}`,
    onRecovered: (state) => records.recover(state),
    onReset: (state) => records.reset(state),
  }
  const stashOf = (): LedgerStash | undefined => {
    if (level === 'commit') return undefined
    const { scope, holder } = world.setup
    // Marks of single processes end with them.
    const shared = (): OwnerStore => plant.marks?.(store) ?? store
    const own = level === 'strict' ? shared() : createMemoryStore({ now: clock.now })
    return { level, scope, adapter: { holder, store: own } }
  }
  const boot = (): Node => {
    const pubsub = createPubSub()
    const server = createLiveServer({
      routes: createLedger(host, stashOf()),
      document: Blank as never,
      // Every page is one visitor's: tokens of one are good for the others too.
      session: { read: () => session, write: () => 'session=simulated' },
      secret,
      clock,
      pubsub,
      report(error) {
        const { message, stack } = error as Error
        if (message === onPurpose || storeErrors.has(message)) return
        world.complain('reported', String(stack))
      },
    })
    return { server, pubsub }
  }
  const nodeAt = (at: number): Node => {
    const node = nodes.get(at) ?? boot()
    nodes.set(at, node)
    return node
  }
  const keepingOf = (tab: Tab, isNewVisit: boolean): PageKeeping | undefined => {
    if (level === 'commit') return undefined
    const { scope, isHostile } = world.setup
    return {
      isHostile,
      hint: { view: 'ledger', place: '/', scope, level },
      storage: tab.storage,
      random: () => `slot ${++slots}`,
      isNewVisit,
      records: (user) => disk.of(user),
      locks: (user) => locks.of(user),
      onGone(user) {
        locks.free(user)
        // What was begun is done or not; here it is not, unless it was done at once.
        disk.rollBack(user)
      },
    }
  }
  const start = (from: PageStart): void => {
    const page = createPage(world.pages.length, from, pageHost)
    page.node = from.former?.node ?? 0
    starters.set(page, from)
    world.pages.push(page)
  }
  const request = (
    rendered: boolean,
    from: Omit<PageStart, 'token' | 'assigns' | 'peer'>,
  ): void => {
    if (rendered) {
      const visitor = { fetch: nodeAt(from.former?.node ?? 0).server.fetch }
      void requestPage(visitor, '/').then(({ state }) => {
        if (state === undefined) return
        start({ ...from, peer, token: state.token, assigns: state.assigns as LedgerState })
      })
      return
    }
    const place = { session: session.id, url: '/' }
    const { build } = currentAssets()
    const token = issueToken(
      keys.token[0],
      { id: randomUUID(), place },
      { build, now: clock.now() },
    )
    start({ ...from, peer, token, assigns: emptyLedger })
  }
  const end = (node: Node, at: number, arriving: number): void => {
    for (const line of world.lines) if (line.node === at) line.cutAbove(arriving)
    void node.server.close()
  }
  const onSent = (message: Message): Message => {
    const [name, , detail, place] = message
    if (name === 'stash' && level === 'strict') {
      return [name, message[1], records.send(detail as string), place]
    }
    if (name !== 'joined' && name !== 'bye') return message
    const what = `${name} ${String(detail)}`
    world.sent.set(what, (world.sent.get(what) ?? 0) + 1)
    return message
  }
  const pageHost: PageHost = {
    onSent,
    clock,
    plant,
    server: (node) => nodeAt(node).server,
    step: () => world.step,
    complain,
    onLine: (line: Line) => void world.lines.push(line),
    oldRecord: (which) => records.sealed[which % records.sealed.length],
  }

  const world: World = {
    level,
    setup: { scope: 'reload', holder: 'browser', isHostile: false },
    disk,
    store,
    clock,
    pages: [],
    lines: [],
    starts: [],
    finals: new Map(),
    findings: [],
    sent: new Map(),
    nextId: 1,
    step: 0,
    complain: (oracle, text) => void world.findings.push({ oracle, text }),
    open(rendered) {
      const tab = createTab()
      request(rendered, { tab, keeping: keepingOf(tab, true) })
    },
    copy(page) {
      const from = starters.get(page) as PageStart
      const tab = page.tab.duplicate()
      start({ ...from, tab, former: page, keeping: keepingOf(tab, false) })
    },
    reload(page, isCrash) {
      if (isCrash) page.kill()
      else page.unload()
      const { tab } = page
      request(world.nextId % 2 === 0, { tab, former: page, keeping: keepingOf(tab, false) })
    },
    release: (which) => gates.splice(which % gates.length, 1)[0]?.(),
    get waiting() {
      return gates.length
    },
    broadcast(name, payload) {
      for (const { pubsub } of nodes.values()) pubsub.broadcast('all', name, payload)
    },
    crash(at, arriving) {
      const node = nodes.get(at)
      if (node === undefined) return
      end(node, at, arriving)
      nodes.delete(at)
    },
    stop(at) {
      const node = nodes.get(at)
      if (node === undefined) return
      stopped.push(node)
      nodes.delete(at)
      void node.server.drain()
    },
    mend() {
      disk.mode = 'works'
      let isBusy = disk.complete(Infinity)
      while (store.release()) isBusy = true
      return isBusy
    },
    end() {
      nodes.forEach((node, at) => end(node, at, Infinity))
      for (const { server } of stopped) void server.close()
    },
  }
  return world
}

/** One server, with what it says to all of its instances. */
interface Node {
  readonly server: LiveServer
  readonly pubsub: PubSub
}
