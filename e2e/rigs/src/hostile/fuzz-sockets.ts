import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { parseBrowserMessage, PROTOCOL_VERSION } from '@livejsx/protocol'
import { createLiveServer, createPubSub, type LiveServer } from '@livejsx/server'
import { createTestClock, requestPage } from '@livejsx/testing'
import { createRandom, type Random } from '../random.ts'
import { createApp, Document, meant } from './app.tsx'
import type { FuzzOptions } from './fuzz.ts'
import { makeFrame } from './grammar.ts'
import { openRawSocket, type RawSocket } from './raw-socket.ts'
import { sendOddPacket } from './socket-frames.ts'
import { watchProcess } from './watch.ts'

/** How a run of {@link fuzzSockets} went. */
export interface SocketReport {
  readonly frames: number
  readonly parsed: number
  readonly connections: number
  readonly closed: number
  readonly complaints: readonly string[]
}

/** Frames of one connection, of those that live so long. */
const framesEach = 120
/** What is waited for before it counts as missing, in ms. */
const patienceMs = 10_000

/**
 * Attacks a server over real WebSockets, written by hand: frames of the grammar, packets of
 * socket.io and engine.io that nobody expects, and bytes that are no frames. A page beside counts on.
 */
export async function fuzzSockets(options: FuzzOptions): Promise<SocketReport> {
  const watch = watchProcess()
  const { complaints } = watch
  const clock = createTestClock(1_800_000_000_000)
  const server = createLiveServer({
    routes: createApp(clock),
    document: Document as never,
    secret: 'rig-of-the-hostile-client-0123456789abcdef',
    clock,
    pubsub: createPubSub(),
    report(error, { callback, event = '' }) {
      if (error instanceof Error && error.message.startsWith(meant)) return
      complaints.push(`${callback} ${event}: ${(error as Error)?.stack ?? String(error)}`)
    },
  })
  const http = createServer()
  server.attach(http)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  // Else rate limits would end every attack at once.
  const timer = setInterval(() => clock.advance(50), 5)
  try {
    return { ...(await attack(server, port, options, complaints)), complaints }
  } finally {
    clearInterval(timer)
    await server.close()
    http.closeAllConnections()
    await new Promise((resolve) => http.close(resolve))
    watch.stop()
  }
}

async function attack(
  server: LiveServer,
  port: number,
  { frames, seed }: FuzzOptions,
  complaints: string[],
): Promise<Omit<SocketReport, 'complaints'>> {
  const random = createRandom(seed)
  const count = { frames: 0, parsed: 0, connections: 0, closed: 0 }
  const honest = await openCounter(server, port)
  while (count.frames < frames) {
    const socket = await openAttacker(server, port, random)
    count.connections += 1
    const sent = await attackOnce(random, socket, Math.min(framesEach, frames - count.frames))
    count.frames += sent.frames
    count.parsed += sent.parsed
    if (socket.closed) count.closed += 1
    socket.cut()
    const answer = await honest.count()
    if (answer !== undefined) complaints.push(answer)
  }
  honest.socket.cut()
  for (let waited = 0; server.stats().sockets > 0 && waited < patienceMs; waited += 5) await wait(5)
  if (server.stats().sockets > 0) complaints.push(`${server.stats().sockets} sockets stayed open`)
  return count
}

async function openAttacker(server: LiveServer, port: number, random: Random): Promise<RawSocket> {
  const { cookies, state } = await requestPage(server, '/')
  const origin = random.percent(95) ? `http://127.0.0.1:${port}` : 'http://evil.example'
  const socket = await openRawSocket(port, {
    Origin: origin,
    ...(random.percent(95) && { Cookie: cookies }),
  })
  const csrf = random.percent(95) ? state?.csrf : 'made-up'
  if (random.percent(95)) await connect(socket, csrf)
  const join = { version: PROTOCOL_VERSION, token: state?.token, page: 'run-1', next: 1, patch: 0 }
  if (random.percent(90)) socket.text(`42${JSON.stringify(['join', 1, join])}`)
  return Object.assign(socket, { token: state?.token })
}

async function attackOnce(
  random: Random,
  socket: RawSocket & { token?: string },
  frames: number,
): Promise<{ frames: number; parsed: number }> {
  const { token = '' } = socket
  const next = new Map([[1, 1]])
  const known = { token, tokens: [token], page: 'run-1', next, patch: new Map([[1, 0]]) }
  let sent = 0
  let parsed = 0
  for (; sent < frames && !socket.closed; sent++) {
    if (random.percent(25)) sendOddPacket(random, socket)
    else {
      const message = JSON.parse(JSON.stringify(makeFrame(random, known))) as unknown
      if (isMessage(message)) {
        parsed += 1
        const [name, view, ...rest] = message as [string, number, ...number[]]
        const number = name === 'event' ? rest[0] : name === 'part' ? rest[1] : undefined
        if (number === next.get(view)) next.set(view, (number ?? 0) + 1)
      }
      socket.text(`42${JSON.stringify(message)}`)
    }
    // The server gets its turn, and the socket hears whether it was closed.
    if (sent % 8 === 7) await new Promise((resolve) => setImmediate(resolve))
  }
  return { frames: sent, parsed }
}

function isMessage(message: unknown): boolean {
  try {
    parseBrowserMessage(message)
    return true
  } catch {
    // A frame that the parser refuses is one of those that are wanted, too.
    return false
  }
}

/** Enters the namespace. Resolves with the server's answer, whatever it is. */
async function connect(socket: RawSocket, csrf: string | undefined): Promise<void> {
  socket.text(`40${JSON.stringify({ csrf })}`)
  while (!socket.closed && !socket.received().some((text) => text.startsWith('4'))) {
    await socket.changed()
  }
}

/** Opens a page that counts over a socket of its own. */
async function openCounter(
  server: LiveServer,
  port: number,
): Promise<{ socket: RawSocket; count(): Promise<string | undefined> }> {
  const { cookies, state } = await requestPage(server, '/calm')
  const socket = await openRawSocket(port, { Cookie: cookies })
  await connect(socket, state?.csrf)
  const join = { version: PROTOCOL_VERSION, token: state?.token, page: 'honest', next: 1 }
  socket.text(`42${JSON.stringify(['join', 1, join])}`)
  let number = 0
  return {
    socket,
    async count() {
      number += 1
      socket.text(`42${JSON.stringify(['event', 1, number, 'inc'])}`)
      const late = Date.now() + patienceMs
      while (!socket.closed && Date.now() < late) {
        for (const text of socket.received()) {
          if (text === '2') socket.text('3')
          if (!text.startsWith('42["patch"')) continue
          const [, , patch, answered, set] = JSON.parse(text.slice(2)) as [
            string,
            number,
            number,
            number,
            { count?: number },
          ]
          if (patch % 16 === 0) socket.text(`42${JSON.stringify(['seen', 1, patch])}`)
          if (answered !== number) continue
          return set.count === number ? undefined : `an honest page counted ${number}: ${text}`
        }
        await Promise.race([socket.changed(), wait(patienceMs, undefined, { ref: false })])
      }
      return `an honest page counted ${number} over a socket, without an answer`
    },
  }
}
