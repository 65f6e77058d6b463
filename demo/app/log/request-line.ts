import type { Entry, Level } from './line.ts'

/** What is told of a request. */
export interface Answered {
  readonly method: string
  /** Path with its search, as it was asked for. */
  readonly url: string
  readonly status: number
  readonly ms: number
}

/**
 * Writes a request as a line. Everybody reads it, so that it does not hold what strangers make up: no
 * search, and no path that leads nowhere.
 */
export function requestLine({ method, url, status, ms }: Answered): Entry {
  const path = status < 400 ? (url.split('?', 1)[0] ?? '') : '(not shown)'
  const took = Math.round(ms * 10) / 10
  return {
    level: levelOf(path, status),
    source: 'http',
    text: `${method} ${path} ${status} in ${took} ms`,
    facts: { method, path, status, ms: took },
  }
}

function levelOf(path: string, status: number): Level {
  if (status >= 500) return 'error'
  if (status >= 400) return 'warn'
  // Files, and what Vite serves while developing.
  return path.includes('.') || path.startsWith('/@') ? 'debug' : 'info'
}
