import { setImmediate as nextTick } from 'node:timers/promises'
import { limits } from '@livejsx/protocol'
import { createLiveServer, createPubSub } from '@livejsx/server'
import { createTestClock, requestPage } from '@livejsx/testing'
import { createRandom } from '../random.ts'
import { createApp, Document, meant } from './app.tsx'
import { createAttacker, type Attacker } from './attacker.ts'
import { openHonestPage } from './honest.ts'
import { watchProcess } from './watch.ts'

export interface FuzzOptions {
  readonly frames: number
  readonly seed: number
}

/** How a run of {@link fuzz} went. */
export interface FuzzReport {
  readonly frames: number
  /** Frames that the parser took. */
  readonly parsed: number
  readonly connections: number
  /** Connections that the server closed. */
  readonly closed: number
  /** Errors that handlers of the app threw on purpose. */
  readonly meant: number
  /** Messages of the server to attackers, by name. */
  readonly answers: ReadonlyMap<string, number>
  /** Growth of the heap between half of the frames and all, in percent; `undefined` = no `gc`. */
  readonly heapGrowth: number | undefined
  /** What must not have happened, and did. */
  readonly complaints: readonly string[]
}

const maxAttackers = 8
const honestPages = 4
const maxTokens = 40
/** Time after which everything that an attacker left behind has to be gone, in ms. */
const quietMs = 2 * Math.max(limits.resumeTimeoutMs, limits.adoptTimeoutMs)

/**
 * Attacks a real server with frames by a grammar that is broken on purpose now and then, while
 * honest pages count on the same server. The same seed makes the same frames.
 */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const watch = watchProcess()
  try {
    return await attack(options, watch.complaints)
  } finally {
    watch.stop()
  }
}

async function attack({ frames, seed }: FuzzOptions, complaints: string[]): Promise<FuzzReport> {
  const random = createRandom(seed)
  const clock = createTestClock(1_800_000_000_000)
  let intended = 0
  const server = createLiveServer({
    routes: createApp(clock),
    document: Document as never,
    secret: 'rig-of-the-hostile-client-0123456789abcdef',
    clock,
    pubsub: createPubSub(),
    report(error, { callback, event = '' }) {
      if (error instanceof Error && error.message.startsWith(meant)) intended += 1
      else complaints.push(`${callback} ${event}: ${(error as Error)?.stack ?? String(error)}`)
    },
  })
  const complain = (text: string): void => void complaints.push(text)
  const honest = await Promise.all(
    Array.from({ length: honestPages }, () => openHonestPage(server, complain)),
  )

  const own = server.stats().views
  const tokens: string[] = []
  const answers = new Map<string, number>()
  const attackers: Attacker[] = []
  const count = { frames: 0, parsed: 0, connections: 0, closed: 0 }
  let heapBefore: number | undefined

  const recruit = async (): Promise<void> => {
    const page = await requestPage(
      server,
      random.pick([...Array<string>(7).fill('/'), '/calm', '/slow', '/broken']),
    )
    tokens.push(page.state?.token ?? '')
    if (tokens.length > maxTokens) tokens.shift()
    const own = createRandom(random.below(2 ** 31))
    attackers.push(createAttacker(server, page, tokens, own, answers))
    count.connections += 1
  }
  const retire = (attacker: Attacker): void => {
    if (attacker.closed) count.closed += 1
    else attacker.cut()
    attackers.splice(attackers.indexOf(attacker), 1)
  }
  // Every attacker goes; what it left has to go by itself.
  const clear = async (): Promise<number | undefined> => {
    for (const attacker of [...attackers]) retire(attacker)
    for (let step = 0; step < 10; step++) {
      clock.advance(quietMs / 10)
      await nextTick()
    }
    for (const page of honest) await page.compare()
    const { views, waiting } = server.stats()
    if (views !== own || waiting !== 0) complain(`${views - own} instances outlived their pages`)
    return heapOf()
  }

  while (count.frames < frames) {
    if (attackers.length < maxAttackers) await recruit()
    const attacker = random.pick(attackers)
    count.frames += 1
    if (attacker.attack()) count.parsed += 1
    if (random.percent(1)) attacker.stall(random.percent(50))
    if (attacker.closed || random.below(300) === 0) retire(attacker)
    // Mostly as many frames as a connection may send, and now and then a flood.
    if (count.frames % 2_000 > 400) clock.advance(random.below(4))
    if (count.frames % 16 === 0) await nextTick()
    if (count.frames % 100 === 0) await random.pick(honest).count()
    if (count.frames % 1_000 === 0) await random.pick(honest).compare()
    // By then everything is compiled and cached that will be.
    if (count.frames === Math.ceil(frames / 2)) heapBefore = await clear()
  }
  const heapAfter = await clear()
  for (const page of honest) page.leave()
  await server.close()
  if (Object.hasOwn(Object.prototype, 'polluted')) complain('Object.prototype was polluted')
  const heapGrowth =
    heapBefore === undefined || heapAfter === undefined
      ? undefined
      : (heapAfter / heapBefore - 1) * 100
  return { ...count, meant: intended, answers, heapGrowth, complaints }
}

// Twice: what finalizers let go is collected with the next.
function heapOf(): number | undefined {
  const { gc } = globalThis as { gc?: () => void }
  gc?.()
  gc?.()
  return gc === undefined ? undefined : process.memoryUsage().heapUsed
}
