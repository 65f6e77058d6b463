/** Refusals that a fresh page mends: its tokens are those of the server that answers now. */
const mendable = new Set([
  'token-invalid',
  'token-expired',
  'version-mismatch',
  'session-required',
  'csrf-refused',
])
const minIntervalMs = 30_000

/** What {@link reloadOnce} needs of a browser. */
export interface ReloadHost {
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>
  readonly now: number
  reload(): void
}

const browser = (): ReloadHost => ({
  storage: sessionStorage,
  now: Date.now(),
  reload: () => location.reload(),
})

/** Why a page may have to be loaded anew: a refusal, or a new build of the app. */
export type ReloadReason = { readonly code: string } | { readonly build: string }

/**
 * Loads the page anew when that mends the refusal, never twice within 30 s; or for a new build, once
 * for each in a tab: no reload loop.
 */
export function reloadOnce(reason: ReloadReason, host: () => ReloadHost = browser): void {
  const build = 'build' in reason ? reason.build : undefined
  if ('code' in reason && !mendable.has(reason.code)) return
  try {
    const { storage, now, reload } = host()
    const key = build === undefined ? 'live:reloaded' : 'live:build'
    const last = storage.getItem(key)
    if (build === undefined ? now - Number(last) < minIntervalMs : last === build) return
    storage.setItem(key, build ?? String(now))
    reload()
  } catch {
    // Without storage nothing would stop a loop: the page stays as it is.
  }
}
