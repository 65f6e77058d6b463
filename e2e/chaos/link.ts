import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import type { Random } from './random.ts'

/** From the page to the server, or back. */
export type Way = 'up' | 'down'

/** A user-land TCP proxy between one page and the server, whose faults are switched by hand. */
export interface Link {
  readonly url: string
  /** Ends every connection: with FIN, with RST, or with RST towards one end only. */
  cut(how: 'fin' | 'rst' | 'near' | 'far'): void
  /**
   * Cuts within the next bytes of a way: some of them pass, the rest is lost. `near` tells the page
   * only; the server waits on.
   *
   * @returns resolves when it has happened
   */
  cutWithin(way: Way, how: 'rst' | 'near'): Promise<void>
  /**
   * Cuts the page off before the next bytes of `up`, and brings these to the server when a later
   * connection has got an answer, or after `patienceMs`.
   */
  deliverLate(patienceMs: number): Promise<void>
  /** Holds the bytes of both ways, and lets them go after a time. */
  stall(ms: number): Promise<void>
  /** Takes bytes and drops them, on what is open now. New connections are not touched. */
  blackhole(ways: readonly Way[]): void
  /** Cuts, and refuses new connections for a time. */
  outage(ms: number): Promise<void>
  /** Slows both ways for a time. */
  slow(pace: Pace, ms: number): Promise<void>
  /** Ends every fault of the link; what is open stays open. */
  heal(): void
  close(): Promise<void>
}

/** How slow a link is. */
export interface Pace {
  readonly delayMs: number
  /** Up to so much is added, anew for each piece. */
  readonly jitterMs: number
  /** `undefined` = as fast as it comes. */
  readonly bytesPerSecond?: number | undefined
}

interface Connection {
  readonly near: Socket
  readonly far: Socket
  readonly up: Pipe
  readonly down: Pipe
}

interface Line {
  random: Random
  pace: Pace | undefined
  isStalled: boolean
  isRefusing: boolean
  /** What happens to the next bytes, once. */
  armed: ((way: Way, connection: Connection, chunk: Buffer) => boolean) | undefined
  /** Told of bytes that came from the server. */
  readonly onAnswer: Set<(connection: Connection) => void>
}

/** Opens a link to a port of this machine. */
export async function openLink(target: number, random: Random): Promise<Link> {
  const connections = new Set<Connection>()
  const line: Line = {
    random,
    pace: undefined,
    isStalled: false,
    isRefusing: false,
    armed: undefined,
    onAnswer: new Set(),
  }
  const server = createServer({ noDelay: true }, (near) => {
    if (line.isRefusing) return void near.on('error', () => undefined).resetAndDestroy()
    const connection = join(near, target, line)
    connections.add(connection)
    const forget = (): void => {
      if (near.destroyed && connection.far.destroyed) connections.delete(connection)
    }
    near.on('close', forget)
    connection.far.on('close', forget)
  })
  const { port } = await listen(server)
  const pump = (): void => {
    for (const { up, down } of connections) {
      up.pump()
      down.pump()
    }
  }
  const arm = <Result>(
    act: (
      way: Way,
      connection: Connection,
      chunk: Buffer,
      done: (result: Result) => void,
    ) => boolean,
  ) =>
    new Promise<Result>((resolve) => {
      line.armed = (way, connection, chunk) => {
        if (!act(way, connection, chunk, resolve)) return false
        line.armed = undefined
        return true
      }
    })

  return {
    url: `http://127.0.0.1:${port}`,
    cut(how) {
      for (const connection of connections) end(connection, how)
    },
    cutWithin: (way, how) =>
      arm<void>((on, connection, chunk, done) => {
        if (on !== way) return false
        const part = chunk.subarray(0, line.random.between(0, chunk.length - 1))
        const to = way === 'up' ? connection.far : connection.near
        if (part.length === 0) end(connection, how)
        else to.write(part, () => end(connection, how))
        connection[way].silence()
        done()
        return true
      }),
    deliverLate: (patienceMs) =>
      arm<void>((on, connection, chunk, done) => {
        if (on !== 'up') return false
        connection.up.silence()
        connection.down.silence()
        connection.near.resetAndDestroy()
        let answers = 0
        const release = (): void => {
          clearTimeout(timer)
          line.onAnswer.delete(onAnswer)
          connection.far.end(chunk)
          done()
        }
        const onAnswer = (other: Connection): void => {
          // The handshake, the opening, and the answer to the join at least.
          if (other !== connection && ++answers >= 4) release()
        }
        const timer = setTimeout(release, patienceMs)
        line.onAnswer.add(onAnswer)
        return true
      }),
    async stall(ms) {
      line.isStalled = true
      await after(ms)
      line.isStalled = false
      pump()
    },
    blackhole(ways) {
      for (const connection of connections) for (const way of ways) connection[way].silence()
    },
    async outage(ms) {
      line.isRefusing = true
      for (const connection of connections) end(connection, 'rst')
      await after(ms)
      line.isRefusing = false
    },
    async slow(pace, ms) {
      line.pace = pace
      await after(ms)
      line.pace = undefined
      pump()
    },
    heal() {
      line.pace = undefined
      line.armed = undefined
      line.isStalled = line.isRefusing = false
      pump()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const connection of connections) end(connection, 'rst')
      }),
  }
}

function join(near: Socket, target: number, line: Line): Connection {
  const far = connect({ port: target, host: '127.0.0.1', noDelay: true })
  const connection: Connection = {
    near,
    far,
    up: createPipe(far, line),
    down: createPipe(near, line),
  }
  for (const [way, from, other] of [
    ['up', near, far],
    ['down', far, near],
  ] as const) {
    from.on('data', (chunk: Buffer) => {
      if (connection[way].isSilent || line.armed?.(way, connection, chunk) === true) return
      connection[way].add(chunk)
      if (way === 'down') for (const listen of line.onAnswer) listen(connection)
    })
    // A fault that hides the end of one side has silenced the pipe before.
    from.on('end', () => connection[way].end())
    from.on('error', () => connection[way].isSilent || other.destroy())
    from.on('close', () => connection[way].isSilent || connection[way].end())
  }
  return connection
}

function end({ near, far, up, down }: Connection, how: 'fin' | 'rst' | 'near' | 'far'): void {
  up.silence()
  down.silence()
  if (how === 'fin') {
    near.end()
    far.end()
    // Whoever does not answer a FIN has gone as well.
    setTimeout(() => (near.destroy(), far.destroy()), 1_000).unref()
    return
  }
  if (how !== 'far') near.resetAndDestroy()
  if (how !== 'near') far.resetAndDestroy()
}

interface Pipe {
  readonly isSilent: boolean
  add(chunk: Buffer): void
  /** Sends what is due. */
  pump(): void
  /** Drops what comes from now on, and what waits. */
  silence(): void
  /** Ends the other side when everything has gone there. */
  end(): void
}

function createPipe(to: Socket, line: Line): Pipe {
  let queue: { readonly chunk: Buffer; readonly due: number }[] = []
  let last = 0
  let isSilent = false
  let isEnding = false
  let timer: NodeJS.Timeout | undefined

  const pump = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (line.isStalled) return
    const now = Date.now()
    for (let first = queue[0]; first !== undefined; first = queue[0]) {
      if (line.pace !== undefined && first.due > now) {
        timer = setTimeout(pump, first.due - now)
        return
      }
      queue.shift()
      to.write(first.chunk)
    }
    if (isEnding) to.end()
  }
  return {
    get isSilent() {
      return isSilent
    },
    add(chunk) {
      if (isSilent || to.destroyed) return
      const { pace, random } = line
      const now = Date.now()
      const wait = pace === undefined ? 0 : pace.delayMs + random.between(0, pace.jitterMs)
      const transfer =
        pace?.bytesPerSecond === undefined ? 0 : (chunk.length / pace.bytesPerSecond) * 1_000
      // Never before what was sent earlier: TCP keeps the order.
      last = Math.max(last, now + wait) + transfer
      queue.push({ chunk, due: last })
      pump()
    },
    pump,
    silence() {
      isSilent = true
      queue = []
    },
    end() {
      if (isSilent || isEnding) return
      isEnding = true
      pump()
    },
  }
}

function listen(server: Server): Promise<AddressInfo> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server.address() as AddressInfo))
  })
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
