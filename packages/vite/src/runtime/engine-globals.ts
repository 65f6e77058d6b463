// Takes the place of engine.io-client's module of what differs between Node and browsers.

export const globalThisShim = globalThis
export const nextTick = queueMicrotask
export const defaultBinaryType = 'arraybuffer'

/** Browsers keep cookies by themselves. */
export function createCookieJar(): void {}
