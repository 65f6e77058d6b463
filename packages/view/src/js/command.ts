import type { Json } from '@livejsx/protocol'

/** What a command needs of an event. */
export interface Trigger {
  readonly currentTarget: EventTarget | null
}

/** A command as plain data, as `socket.exec` sends it: its name and its arguments. */
export type CommandData = readonly [name: string, ...args: readonly Json[]]

/**
 * A command of the browser. It is a handler for any event, which needs no server; without an event
 * it can be called as well, in an effect for example.
 */
export interface JsCommand {
  (event?: Trigger): void
  /** The command as plain data. */
  readonly command: CommandData
  /** Whether it works on what is around the event's element, so that a server cannot send it. */
  readonly isLocal: boolean
}

/** Makes a command of what it does, with its name and arguments as the author wrote them. */
export function createCommand(
  name: string,
  args: readonly unknown[],
  run: (event?: Trigger) => void,
  isLocal = false,
): JsCommand {
  const given = args.filter((arg) => arg !== undefined) as readonly Json[]
  const command: CommandData = [name, ...given]
  // Not the function itself: a handler may be called with more than its event.
  return Object.assign((event?: Trigger) => run(event), { command, isLocal })
}

/** The element that has the handler; `undefined` = none has: there is no event, or it is a window's. */
export function elementOf(event: Trigger | undefined): Element | undefined {
  const own = event?.currentTarget as Partial<Element> | null | undefined
  return own?.closest === undefined ? undefined : (own as Element)
}

/** The document that a command works in. */
export function documentOf(event: Trigger | undefined): Document {
  return elementOf(event)?.ownerDocument ?? globalThis.document
}
