// JSON pointers (RFC 6901) without the leading slash, so that the root has none.

const special = /[~/]/
const reserved = /^(__proto__|constructor|prototype)$/

/** Returns the pointer to `key` below `parent`; `undefined` = the root. */
export function pointerTo(parent: string | undefined, key: string | number): string {
  const segment =
    typeof key === 'string' && special.test(key)
      ? key.replaceAll('~', '~0').replaceAll('/', '~1')
      : String(key)
  return parent === undefined ? segment : `${parent}/${segment}`
}

/** Returns the keys that a pointer names, from the root down. */
export function keysOf(pointer: string): string[] {
  return pointer.split('/').map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** Tells whether a key can reach a prototype, so that no patch may name it. */
export function isReserved(key: string): boolean {
  return reserved.test(key)
}
