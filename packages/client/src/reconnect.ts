import { silenceTimeoutMs } from '@livejsx/protocol'

/** A handshake that takes longer is given up. */
const handshakeMs = 5_000
/** The longest pause before the first attempt; twice as long before each one after it. */
const firstPauseMs = 200
const maxPauseMs = 30_000
/** A connection that lasts longer was none of a server that takes them and drops them at once. */
const stableMs = 1_000

/** What reconnection needs of a browser. */
export interface ReconnectHost {
  /** Opens a socket. There is none. */
  open(): void
  /** Lets the socket go, and tells that it is lost if it was open. */
  drop(): void
  /** Time in ms, which goes on while the machine sleeps. */
  now(): number
  /** From 0 up to 1. */
  random(): number
  isHidden(): boolean
  /** Runs once after a time; returns a function that calls it off. */
  after(ms: number, run: () => void): () => void
}

/** Decides when a socket is opened, and when it is given up. */
export interface Reconnect {
  /** The handshake is done. */
  onOpen(): void
  /** The server has sent anything. */
  onSign(): void
  /** The socket is gone. */
  onLost(): void
  /** The server asks to be left alone for a time. */
  onHint(retryAfterMs: number): void
  /** Something happened by which the way to the server may be free again. */
  wake(): void
  /** Decides nothing any more. */
  stop(): void
}

/**
 * Opens a socket, and another one whenever it is lost: after a random part of a pause that doubles,
 * so that the pages of a server that starts again do not come all at once. Never while the page is
 * hidden, and never before the time that the server has asked for.
 */
export function createReconnect({
  open,
  drop,
  now,
  random,
  isHidden,
  after,
}: ReconnectHost): Reconnect {
  let hasSocket = false
  let openSince: number | undefined
  let failures = 0
  let notBefore = 0
  /** When the socket is given up, or the next one is opened. */
  let due = 0
  let cancel: (() => void) | undefined

  const wait = (ms: number): void => {
    cancel?.()
    due = now() + ms
    cancel = after(ms, onDue)
  }
  const begin = (): void => {
    hasSocket = true
    openSince = undefined
    wait(handshakeMs)
    open()
  }
  const maxPause = (): number => Math.min(firstPauseMs * 2 ** failures, maxPauseMs)
  const onLost = (): void => {
    failures = openSince !== undefined && now() - openSince > stableMs ? 0 : failures + 1
    hasSocket = false
    wait(Math.max(notBefore - now(), 0) + random() * maxPause())
  }
  function onDue(): void {
    if (hasSocket) {
      drop()
      onLost()
    } else if (!isHidden()) begin()
  }

  begin()
  return {
    onOpen() {
      openSince = now()
      wait(silenceTimeoutMs)
    },
    onSign() {
      if (openSince !== undefined) wait(silenceTimeoutMs)
    },
    onLost,
    onHint: (retryAfterMs) => void (notBefore = now() + retryAfterMs),
    wake() {
      if (isHidden() || now() < (hasSocket ? due : notBefore)) return
      // Timers stand still while a machine sleeps: what was open may be long gone.
      if (hasSocket) drop()
      failures = 0
      begin()
    },
    stop: () => cancel?.(),
  }
}
