/**
 * Whether a redirect's target stays on this origin: a path that begins with one slash, without
 * what browsers strip (tab, CR, LF) or read as a second slash (backslash).
 */
export function isLocalPath(target: string): boolean {
  // oxlint-disable-next-line no-control-regex -- browsers drop control characters, so "/\t/x" is "//x"
  return /^\/(?![/\\])[^\\\u0000-\u001f]*$/.test(target)
}

/** Whether a redirect's target is a whole address of the web. */
export function isWebAddress(target: string): boolean {
  return URL.canParse(target) && /^https?:$/.test(new URL(target).protocol)
}
