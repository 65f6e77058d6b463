// Both sides have the standard's `URL`, and this package the types of neither.
declare const URL: { canParse(address: string): boolean }

// A path that begins with one slash only, without what browsers strip (tab, CR, LF) or take for a
// slash (backslash). Nor with a dot segment before an empty one: what is left of "/.//x" is "//x",
// which is on this site as long as nobody resolves it once more.
const localPath = /^(?![^?#]*\/(?:\.|%2e){1,2}\/\/)\/(?![/\\])[^\\\p{Cc}]*$/iu
const externalTarget = /^(?:https?:\/\/(?![/\\])|mailto:|tel:)[^\p{Cc}]+$/iu

/**
 * Whether a target stays on this origin, however often it is resolved: a path with its search and
 * its hash, such as `/users?page=2#last`. Relative addresses are none.
 */
export function isLocalPath(target: string): boolean {
  return localPath.test(target)
}

/** Whether a target is a whole address of the web. */
export function isWebAddress(target: string): boolean {
  return /^https?:/i.test(target) && externalTarget.test(target) && URL.canParse(target)
}

/**
 * Whether a link may lead to a target on another site: an address of the schemes `http`, `https`,
 * `mailto` and `tel`. In contrast with {@link isWebAddress}, it is not parsed.
 */
export function isExternalTarget(target: string): boolean {
  return externalTarget.test(target)
}
