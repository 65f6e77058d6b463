// Takes the place of engine.io-client's module of the same purpose in the browser: the globals are
// there, and binary packets are not.

/** What of an engine the functions below fill in. */
interface Timers {
  setTimeoutFn?: typeof setTimeout
  clearTimeoutFn?: typeof clearTimeout
}

/** Gives an engine its timers. */
export function installTimerFunctions(target: Timers): void {
  target.setTimeoutFn = setTimeout.bind(globalThis)
  target.clearTimeoutFn = clearTimeout.bind(globalThis)
}

/** Returns the options of a WebSocket: in browsers it takes none. */
export function pick(): object {
  return {}
}

/** Returns the bytes of a packet's text. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}

/** Returns a text that no other connection has in its address. */
export function randomString(): string {
  return Date.now().toString(36) + Math.random().toString(36).slice(2, 5)
}
