import type { Joined, Trouble } from './evidence.ts'

/** Listens at the wire of a page: what it is told counts as evidence only if it came that way. */
export interface PageLog {
  readonly joins: readonly Joined[]
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>
  readonly pushes: readonly string[]
  readonly troubles: readonly Trouble[]
  /** How often the page lost its place to an older connection of its own. */
  readonly bounces: number
  /** Number of the newest event that the server called durable. */
  readonly durable: number
  /** Whether a record was in the page's memory only. */
  readonly isForgetful: boolean
  /** Bytes of each return to an instance. */
  readonly resumeBytes: readonly number[]
  /** The page reports a problem. */
  onDiagnostic(code: string): void
  /** A frame, as it went over the WebSocket. */
  onFrame(way: 'up' | 'down', frame: string): void
}

/** Makes the log of a page. @param onJoined told of every answer to a join */
export function createPageLog(onJoined: () => void = () => undefined): PageLog {
  const joins: Joined[] = []
  const keys = new Map<string, Set<string>>()
  const pushes: string[] = []
  const troubles: Trouble[] = []
  const frames: string[] = []
  const started = Date.now()
  let bounces = 0
  let run = ''
  let durable = 0
  let isForgetful = false
  const resumeBytes: number[] = []
  let joinBytes = 0
  /** Whether what comes belongs to the answer to a join. */
  let isResuming = false

  const onUp = (message: readonly unknown[], bytes: number): void => {
    if (message[0] === 'join') {
      run = (message[2] as { page: string }).page
      joinBytes = bytes
    }
    if (message[0] === 'stored' && message[4] === 'memory') isForgetful = true
    if (message[0] !== 'event') return
    const id = intentOf(message[4])
    if (id === undefined) return
    const known = keys.get(id) ?? new Set()
    keys.set(id, known.add(`${run}:${String(message[2])}`))
  }
  const onDown = (message: readonly unknown[], bytes: number): void => {
    if (message[0] === 'joined') {
      isResuming = message[2] === 'resume'
      if (isResuming) resumeBytes.push(joinBytes)
      // What comes along with the answer is there before this.
      setImmediate(() => (isResuming = false))
      joins.push({ how: String(message[2]), run, at: Date.now() })
      onJoined()
    }
    if (isResuming) resumeBytes.push((resumeBytes.pop() ?? 0) + bytes)
    if (message[0] === 'durable') durable = Math.max(durable, Number(message[2]))
    if (message[0] === 'push' && message[3] === 'told') pushes.push(String(message[4]))
  }
  return {
    joins,
    keys,
    pushes,
    troubles,
    resumeBytes,
    get bounces() {
      return bounces
    },
    get durable() {
      return durable
    },
    get isForgetful() {
      return isForgetful
    },
    onDiagnostic(code) {
      // A late join of an older connection has taken the page's place: it joins again.
      const isBounced = code === 'not-joined' && frames.at(-1)?.includes('"superseded"') === true
      if (isBounced) bounces += 1
      else if (!expected.has(code)) troubles.push({ code, at: Date.now(), frames: [...frames] })
    },
    onFrame(way, frame) {
      frames.push(`${Date.now() - started} ${way} ${frame.slice(0, 200)}`)
      if (frames.length > maxFrames) frames.shift()
      const message = readFrame(frame)
      if (message !== undefined) (way === 'up' ? onUp : onDown)(message, Buffer.byteLength(frame))
    },
  }
}

/** What faults bring about, and what the rig's own events ask for. */
const expected = new Set(['lost', 'unknown-outcome', 'handler-failed', 'outbox-full'])
const maxFrames = 40

/** The message in a frame of socket.io; `undefined` = it carries none. */
export function readFrame(frame: string): unknown[] | undefined {
  return frame.startsWith('42[') ? JSON.parse(frame.slice(2)) : undefined
}

/** The frame that carries a message. */
export function writeFrame(message: readonly unknown[]): string {
  return `42${JSON.stringify(message)}`
}

/** The intent that a payload names: the rig's own, or the fields of the form. */
export function intentOf(payload: unknown): string | undefined {
  const fields: unknown = Array.isArray(payload) ? payload[1] : payload
  if (typeof fields !== 'object' || fields === null || !('id' in fields)) return undefined
  return String(fields.id)
}

/** What a log holds, as a part of the page's evidence. */
type Logged = Omit<PageLog, 'onDiagnostic' | 'onFrame'>

/** Takes it out of a log. */
export function evidenceOf(log: PageLog): Logged {
  const { joins, keys, pushes, troubles, bounces, durable, isForgetful, resumeBytes } = log
  return { joins, keys, pushes, troubles, bounces, durable, isForgetful, resumeBytes }
}
