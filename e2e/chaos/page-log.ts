import type { Joined, PageEvidence } from './evidence.ts'

/** Listens at the wire of a page: what it is told counts as evidence only if it came that way. */
export interface PageLog {
  readonly joins: readonly Joined[]
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>
  readonly pushes: readonly string[]
  /** A frame, as it went over the WebSocket. */
  onFrame(way: 'up' | 'down', frame: string): void
}

/** Makes the log of a page. @param onJoined told of every answer to a join */
export function createPageLog(onJoined: () => void = () => undefined): PageLog {
  const joins: Joined[] = []
  const keys = new Map<string, Set<string>>()
  const pushes: string[] = []
  let run = ''

  const onUp = (message: readonly unknown[]): void => {
    if (message[0] === 'join') run = (message[2] as { page: string }).page
    if (message[0] !== 'event') return
    const id = intentOf(message[4])
    if (id === undefined) return
    const known = keys.get(id) ?? new Set()
    keys.set(id, known.add(`${run}:${String(message[2])}`))
  }
  const onDown = (message: readonly unknown[]): void => {
    if (message[0] === 'joined') {
      joins.push({ how: String(message[2]), run, at: Date.now() })
      onJoined()
    }
    if (message[0] === 'push' && message[3] === 'told') pushes.push(String(message[4]))
  }
  return {
    joins,
    keys,
    pushes,
    onFrame(way, frame) {
      const message = readFrame(frame)
      if (message !== undefined) (way === 'up' ? onUp : onDown)(message)
    },
  }
}

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
export function evidenceOf({
  joins,
  keys,
  pushes,
}: PageLog): Pick<PageEvidence, 'joins' | 'keys' | 'pushes'> {
  return { joins, keys, pushes }
}
