import { errorTable, parseBrowserMessage, PROTOCOL_VERSION } from '@livejsx/protocol'
import type { LiveServer } from '@livejsx/server'
import type { RequestedPage } from '@livejsx/testing'
import type { Random } from '../random.ts'
import { makeFrame } from './grammar.ts'

/** Messages whose third place is their number on the line that `seen` confirms. */
const numbered = new Set<string>(['patch', 'push', 'address', 'failed', 'navigate'])

/** A browser that means no good: one connection, over which it sends one frame after the other. */
export interface Attacker {
  /** Whether either side has closed the connection. */
  readonly closed: boolean
  /** Sends one frame. Returns whether the parser takes it. */
  attack(): boolean
  /** Reads on, or stops to read: frames back up then. */
  stall(isStalled: boolean): void
  /** Cuts the connection. */
  cut(): void
}

/**
 * @param tokens what has been seen of tokens, by all of them
 * @param answers counts what the server says, by the name of the message
 */
export function createAttacker(
  server: LiveServer,
  { cookies, state }: RequestedPage,
  tokens: readonly string[],
  random: Random,
  answers: Map<string, number>,
): Attacker {
  const next = new Map<number, number>()
  const patch = new Map<number, number>()
  const known = { tokens, token: state?.token ?? '', page: `run-${random.below(5)}`, next, patch }
  let closed = false
  let isStalled = false

  const cut = (): void => {
    if (closed) return
    closed = true
    connection.onClose()
  }
  const connection = server.connect(
    {
      send(message) {
        const [name, view, number] = message
        const code = message.find((part) => typeof part === 'string' && part in errorTable)
        const kind = code === undefined ? name : `${name} ${code as string}`
        answers.set(kind, (answers.get(kind) ?? 0) + 1)
        if (name === 'joined') patch.set(view, 0)
        if (name === 'bye') patch.delete(view)
        if (numbered.has(name)) patch.set(view as number, number as number)
        return JSON.stringify(message).length
      },
      isBackedUp: () => isStalled,
      // As a socket does it: not before the call that closes it is over.
      close: () => queueMicrotask(cut),
    },
    {
      session: server.authenticate({ cookies, csrf: state?.csrf }),
      origin: 'http://test',
      connectInfo: { ip: '192.0.2.66', userAgent: undefined, headers: {}, params: undefined },
    },
  )

  // The server counts an event that gets through the parser, whatever becomes of it, if its view is
  // joined: then the view has a line of numbered messages.
  const learn = (frame: unknown): boolean => {
    try {
      const message = parseBrowserMessage(frame)
      const [name, view] = message
      if (name === 'join' && !patch.has(view)) next.set(view, message[2].next)
      if (name === 'leave') patch.delete(view)
      if (!patch.has(view)) return true
      const number = name === 'event' ? message[2] : name === 'part' ? message[3] : 0
      if (number === (next.get(view) ?? 1)) next.set(view, number + 1)
      return true
    } catch {
      // Refused, which is all that there is to know.
      return false
    }
  }

  const send = (message: unknown): boolean => {
    const text = JSON.stringify(message)
    const frame: unknown = JSON.parse(text)
    const isParsed = learn(frame)
    connection.onMessage(frame, text.length)
    return isParsed
  }
  // Most begin like an honest page: the others hardly get beyond the door.
  if (random.percent(90)) {
    const { page } = known
    send(['join', 1, { version: PROTOCOL_VERSION, token: state?.token, page, next: 1, patch: 0 }])
  }

  return {
    get closed() {
      return closed
    },
    attack: () => send(makeFrame(random, known)),
    stall(stalled) {
      isStalled = stalled
      if (!stalled && !closed) connection.onDrain()
    },
    cut,
  }
}
