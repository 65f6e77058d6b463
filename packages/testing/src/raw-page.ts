import type { LiveServer } from '@livejsx/server'
import { PROTOCOL_VERSION } from '@livejsx/protocol'
import { createMemoryNetwork, type MemoryNetwork } from './memory-wire.ts'
import { requestPage, type RequestedPage } from './request-page.ts'

/** A page that speaks the protocol by hand: for transcripts, and for input that no client sends. */
export interface RawPage extends RequestedPage {
  readonly network: MemoryNetwork
  /** Messages from the server since the last call. */
  received(): Promise<unknown[][]>
  /** Sends anything. */
  send(message: unknown): void
  /** Joins the page's instance as view 1. */
  join(details?: Record<string, unknown>): void
  /** Sends an event of view 1 with the next number. */
  event(name: string, payload?: unknown): void
  readonly closed: boolean
}

/** Requests a live page and opens its connection. */
export async function rawPage(server: LiveServer, path: string, cookies = ''): Promise<RawPage> {
  const page = await requestPage(server, path, cookies)
  const network = createMemoryNetwork(server, page.cookies)
  let taken = 0
  let number = 0
  let closed = false
  const wire = network.openWire(page.state?.csrf ?? '', {
    onOpen: () => undefined,
    onMessage: () => undefined,
    onSent: () => undefined,
    onClose: () => (closed = true),
    onRefused: () => undefined,
  })
  await network.settled()
  const send = (message: unknown): void => wire.send(message as never)

  return {
    ...page,
    network,
    send,
    get closed() {
      return closed
    },
    async received() {
      await network.settled()
      const messages = network.fromServer.slice(taken)
      taken = network.fromServer.length
      return messages
    },
    join(details) {
      const token = page.state?.token
      const own = { version: PROTOCOL_VERSION, token, page: 'page-run', next: 1, patch: 0 }
      send(['join', 1, { ...own, ...details }])
    },
    event(name, payload) {
      number += 1
      send(payload === undefined ? ['event', 1, number, name] : ['event', 1, number, name, payload])
    },
  }
}
