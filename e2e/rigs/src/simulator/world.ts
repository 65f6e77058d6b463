import { randomUUID } from 'node:crypto'
import { createLiveServer, createPubSub, type LiveServer, type PubSub } from '@livejsx/server'
import { createTestClock, requestPage, type TestClock } from '@livejsx/testing'
import { currentAssets } from '../../../../packages/server/src/assets.ts'
import { deriveKeys } from '../../../../packages/server/src/secret.ts'
import { issueToken } from '../../../../packages/server/src/token.ts'
import { Blank, createLedger, onPurpose, type LedgerHost, type LedgerState } from './ledger.ts'
import type { Line } from './line.ts'
import { createPage, type Page } from './page.ts'
import type { Message, Plant } from './plant.ts'

const secret = 'rig-of-the-simulator-0123456789abcdefghij'
const keys = deriveKeys(secret, false)
const session = { id: 'simulated-session', data: {} }
const peer = {
  session,
  origin: 'http://test',
  connectInfo: { ip: '192.0.2.1', userAgent: undefined, headers: {}, params: undefined },
}
const empty: LedgerState = { log: [], ticks: 0 }

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

/** One simulated world: a server, pages, the lines between them, and what was seen of them. */
export interface World {
  readonly clock: TestClock
  readonly pages: Page[]
  /** Lines on which something is still on its way, or that are open. */
  readonly lines: Line[]
  readonly starts: Start[]
  /** States in which instances ended, by their id. */
  readonly finals: Map<string, LedgerState>
  readonly findings: Finding[]
  /** Counts of what servers said of joins, and of ends. */
  readonly sent: Map<string, number>
  /** Ids given out to events, to pushes of the server. */
  nextId: number
  step: number
  complain(oracle: string, text: string): void
  /** Opens a page whose instance is waited for no more, or (`rendered`) one whose HTML was just made. */
  open(rendered: boolean): void
  /** Opens a second page from the HTML of another one. */
  copy(page: Page): void
  /** Lets a handler that waits go on. */
  release(which: number): void
  readonly waiting: number
  broadcast(name: string, payload?: unknown): void
  /**
   * The server dies with all its instances, and another one takes its place.
   *
   * @param arriving packets of each line that still reach their page
   */
  crash(arriving: number): void
  /** Ends the server for good, so that every instance tells its state. */
  end(): void
}

export function createWorld(plant: Plant): World {
  const clock = createTestClock(1_800_000_000_000)
  const gates: (() => void)[] = []
  const starters = new Map<Page, { token: string; assigns: LedgerState }>()
  let server: LiveServer
  let pubsub: PubSub

  const host: LedgerHost = {
    onStart: ({ id }, instance, key) => void world.starts.push({ id, instance, key }),
    gate: () => new Promise((resolve) => void gates.push(resolve)),
    onEnd: (instance, { log, ticks }) => void world.finals.set(instance, { log, ticks }),
  }
  const boot = (): void => {
    pubsub = createPubSub()
    server = createLiveServer({
      routes: createLedger(host),
      document: Blank as never,
      // Every page is one visitor's: tokens of one are good for the others too.
      session: { read: () => session, write: () => 'session=simulated' },
      secret,
      clock,
      pubsub,
      report(error) {
        if ((error as Error).message === onPurpose) return
        world.complain('reported', String((error as Error).stack))
      },
    })
  }
  const start = (token: string, assigns: LedgerState): void => {
    const page = createPage(world.pages.length, { token, assigns, peer }, pageHost)
    starters.set(page, { token, assigns })
    world.pages.push(page)
  }
  const end = (arriving: number): void => {
    for (const line of world.lines) line.cutAbove(arriving)
    void server.close()
  }
  const onSent = ([name, , detail]: Message): void => {
    if (name !== 'joined' && name !== 'bye') return
    const what = `${name} ${String(detail)}`
    world.sent.set(what, (world.sent.get(what) ?? 0) + 1)
  }
  const pageHost = {
    onSent,
    clock,
    plant,
    server: () => server,
    step: () => world.step,
    complain: (oracle: string, text: string) => world.complain(oracle, text),
    onLine: (line: Line) => void world.lines.push(line),
  }

  const world: World = {
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
      if (rendered) {
        const visitor = { fetch: server.fetch }
        void requestPage(visitor, '/').then(({ state }) => {
          if (state !== undefined) start(state.token, empty)
        })
        return
      }
      const place = { session: session.id, url: '/' }
      start(
        issueToken(
          keys.token[0],
          { id: randomUUID(), place },
          { build: currentAssets().build, now: clock.now() },
        ),
        empty,
      )
    },
    copy(page) {
      const { token, assigns } = starters.get(page) ?? { token: '', assigns: empty }
      start(token, assigns)
    },
    release: (which) => gates.splice(which % gates.length, 1)[0]?.(),
    get waiting() {
      return gates.length
    },
    broadcast: (name, payload) => pubsub.broadcast('all', name, payload),
    crash(arriving) {
      end(arriving)
      boot()
    },
    end: () => end(Infinity),
  }
  boot()
  return world
}
