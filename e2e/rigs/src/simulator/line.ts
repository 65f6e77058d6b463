import type { ServerMessage } from '@livejsx/protocol'
import type { Connection, LiveServer, Peer } from '@livejsx/server'
import type { Message } from './plant.ts'

/** What is on its way in one direction: a message as text, or the end of the connection. */
type Packet = { readonly text: string } | 'open' | 'close'

/** What a page does with its line. */
export interface LineEnd {
  onOpen(line: Line): void
  onMessage(line: Line, message: unknown, bytes: number): void
  onClose(line: Line): void
}

/** A frame from a page is behind more than these: the server sends it nothing new. */
const maxBehind = 4

/**
 * One connection between a page and a server. Nothing arrives by itself: the schedule delivers each
 * packet, and decides what is lost.
 */
export interface Line {
  /** Packets on their way to the server, and to the page. */
  readonly up: Packet[]
  readonly down: Packet[]
  readonly node: number
  /** Whether the page, and the server, take it for open. */
  isOpenAbove: boolean
  isOpenBelow: boolean
  /** Whether the page does not read: frames back up. */
  isStalled: boolean
  send(message: readonly unknown[]): void
  /** The page closes: the server hears of it when that arrives. */
  close(): void
  /** Delivers the next packet. Returns whether there was one. */
  deliverUp(): boolean
  deliverDown(): boolean
  /** The page's side notices a cut: of what it sent, so many packets still arrive, late. */
  cutBelow(arriving: number): void
  /** The server notices a cut: of what it sent, so many packets still arrive. */
  cutAbove(arriving: number): void
  /** The server has noticed that nobody is there any more. */
  loseAbove(): void
  unstall(): void
}

export interface LineOptions {
  /** What the server makes of a message that has arrived, and of one that it sends. */
  arrive(message: Message): Message
  depart(message: Message): Message
  readonly peer: Peer
  readonly page: LineEnd
  /** Which of the servers it leads to. */
  readonly node: number
  /** The server that answers there now; `undefined` = it is down. */
  server(node: number): Pick<LiveServer, 'connect'> | undefined
}

export function createLine({ peer, page, node, server, arrive, depart }: LineOptions): Line {
  let connection: Connection | undefined

  const wire = {
    send(message: ServerMessage): number {
      const text = JSON.stringify(depart(message))
      if (line.isOpenAbove) line.down.push({ text })
      return text.length
    },
    isBackedUp: () => line.isStalled && line.down.length > maxBehind,
    close() {
      if (!line.isOpenAbove) return
      line.isOpenAbove = false
      line.down.push('close')
      // As a socket tells it: not before the call that closes it is over.
      queueMicrotask(() => connection?.onClose())
    },
  }

  const line: Line = {
    node,
    up: ['open'],
    down: [],
    isOpenAbove: false,
    isOpenBelow: true,
    isStalled: false,
    send(message) {
      if (line.isOpenBelow) line.up.push({ text: JSON.stringify(message) })
    },
    close() {
      if (!line.isOpenBelow) return
      line.isOpenBelow = false
      line.up.push('close')
    },
    deliverUp() {
      const packet = line.up.shift()
      if (packet === undefined) return false
      if (packet === 'open') {
        const target = server(node)
        line.isOpenAbove = target !== undefined
        connection = target?.connect(wire, peer)
        line.down.push(target === undefined ? 'close' : 'open')
      } else if (packet === 'close') line.loseAbove()
      else if (line.isOpenAbove) {
        connection?.onMessage(arrive(JSON.parse(packet.text) as Message), packet.text.length)
      }
      return true
    },
    deliverDown() {
      const packet = line.down.shift()
      if (packet === undefined) return false
      if (packet === 'open') page.onOpen(line)
      else if (packet === 'close') page.onClose(line)
      else page.onMessage(line, JSON.parse(packet.text), packet.text.length)
      if (line.down.length <= maxBehind && line.isStalled && line.isOpenAbove) connection?.onDrain()
      return true
    },
    cutBelow(arriving) {
      if (!line.isOpenBelow) return
      line.up.splice(arriving)
      page.onClose(line)
    },
    cutAbove(arriving) {
      if (!line.isOpenAbove) return
      line.loseAbove()
      line.up.length = 0
      line.down.splice(arriving)
      line.down.push('close')
    },
    loseAbove() {
      if (!line.isOpenAbove) return
      line.isOpenAbove = false
      connection?.onClose()
    },
    unstall() {
      line.isStalled = false
      if (line.isOpenAbove) connection?.onDrain()
    },
  }
  return line
}
