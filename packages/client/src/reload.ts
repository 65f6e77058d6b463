/** Refusals that a fresh page mends: its tokens are those of the server that answers now. */
const mendable = new Set([
  'token-invalid',
  'token-expired',
  'version-mismatch',
  'session-required',
  'csrf-refused',
])
const key = 'live:reloaded'
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

/** Loads the page anew when that mends the refusal, never twice within 30 s: no reload loop. */
export function reloadOnce(code: string, host: () => ReloadHost = browser): void {
  if (!mendable.has(code)) return
  try {
    const { storage, now, reload } = host()
    if (now - Number(storage.getItem(key)) < minIntervalMs) return
    storage.setItem(key, String(now))
    reload()
  } catch {
    // Without storage nothing would stop a loop: the page stays as it is.
  }
}
