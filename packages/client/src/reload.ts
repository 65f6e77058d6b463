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

/** Loads the page anew when that mends the refusal, never twice within 30 s: no reload loop. */
export function reloadOnce(code: string): void {
  if (!mendable.has(code)) return
  try {
    const last = Number(sessionStorage.getItem(key))
    if (Date.now() - last < minIntervalMs) return
    sessionStorage.setItem(key, String(Date.now()))
    location.reload()
  } catch {
    // Without storage nothing would stop a loop: the page stays as it is.
  }
}
