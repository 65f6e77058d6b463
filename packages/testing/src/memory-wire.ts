import { LiveError } from '@livejsx/protocol'
import type { OpenWire, WireEvents } from '@livejsx/client'
import type { LiveServer } from '@livejsx/server'

/** A network in memory between one browser and a server, whose traffic is kept. */
export interface MemoryNetwork {
  /** What the client opens its connection with. */
  readonly openWire: OpenWire
  /** Messages from the browser, oldest first. */
  readonly fromClient: unknown[][]
  /** Messages from the server, oldest first. */
  readonly fromServer: unknown[][]
  /** Cuts the connection; the client notices and is offline. */
  disconnect(): void
  /** Lets the client connect again. */
  reconnect(): void
  /** Alters the next message of the server on its way. */
  alterNext(alter: (message: unknown[]) => unknown[]): void
  /** Resolves once nothing is on its way in either direction and both ends have come to rest. */
  settled(): Promise<void>
}

/** What {@link createMemoryNetwork} needs of a server. */
export type NetworkServer = Pick<LiveServer, 'authenticate' | 'connect'>

/**
 * Connects a real client with a real server without sockets. Messages pass through JSON, one
 * macrotask each, in order.
 *
 * @param cookies the browser's `Cookie` header
 */
export function createMemoryNetwork(server: NetworkServer, cookies: string): MemoryNetwork {
  const fromClient: unknown[][] = []
  const fromServer: unknown[][] = []
  let onTheWay = 0
  let cut = (): void => undefined
  let reopen = (): void => undefined
  let alter: ((message: unknown[]) => unknown[]) | undefined

  const deliver = (run: () => void): void => {
    onTheWay += 1
    setImmediate(() => {
      onTheWay -= 1
      run()
    })
  }

  const openWire: OpenWire = (csrf, events) => {
    let session: ReturnType<typeof openSession> | undefined
    const open = (): void => {
      try {
        session = openSession(csrf, events)
      } catch (error) {
        events.onRefused(LiveError.from(error).code)
      }
    }
    cut = () => {
      session?.close()
      session = undefined
    }
    reopen = open
    deliver(open)
    const close = (): void => {
      session?.hangUp()
      session = undefined
    }
    const again = (): void => {
      cut()
      deliver(open)
    }
    return { send: (message) => session?.send(message), again, close }
  }

  function openSession(csrf: string, events: WireEvents) {
    let open = true
    let isServed = true
    const peer = {
      session: server.authenticate({ cookies, csrf }),
      origin: 'http://test',
      connectInfo: { ip: '192.0.2.1', userAgent: 'memory', headers: {}, params: undefined },
    }
    const end = (): void => {
      if (!isServed) return
      isServed = false
      connection.onClose()
    }
    /** The browser closes: what it has sent before arrives. */
    const hangUp = (): void => {
      if (!open) return
      open = false
      events.onClose()
      deliver(end)
    }
    /** What is on its way is lost. */
    const close = (): void => {
      end()
      hangUp()
    }
    const connection = server.connect(
      {
        send(message) {
          const text = JSON.stringify(alter?.([...message]) ?? message)
          alter = undefined
          fromServer.push(JSON.parse(text))
          deliver(() => open && events.onMessage(JSON.parse(text), text.length))
          return text.length
        },
        isBackedUp: () => false,
        close: () => deliver(close),
      },
      peer,
    )
    deliver(events.onOpen)
    return {
      close,
      hangUp,
      send(message: readonly unknown[]) {
        const text = JSON.stringify(message)
        fromClient.push(JSON.parse(text))
        deliver(() => isServed && connection.onMessage(JSON.parse(text), text.length))
      },
    }
  }

  return {
    openWire,
    fromClient,
    fromServer,
    disconnect: () => cut(),
    reconnect: () => reopen(),
    alterNext: (change) => void (alter = change),
    async settled() {
      // Two quiet rounds: a handler that awaits a resolved promise gets its turn in between.
      for (let quiet = 0; quiet < 2; quiet = onTheWay === 0 ? quiet + 1 : 0) {
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
  }
}
