import type { IncomingMessage, ServerResponse } from 'node:http'
import sirv from 'sirv'

/** Answers a request with a file, or calls `next` when there is none of that name. */
export type StaticFiles = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void

/** Names with a hash of their content, as the build gives them: `assets/app-5f1c2d3e.js`. */
const hashedName = /\/assets\/.+[.-][\w-]{8,}\.\w+$/

/**
 * Serves a directory: files with hashed names are kept by browsers for ever, the others are asked
 * for again, and what was compressed beforehand is sent so (`.br`, `.gz`).
 */
export function staticFiles(directory: string): StaticFiles {
  return sirv(directory, {
    // Looks at the disk for each request. The list that sirv would keep otherwise names files that
    // a new build has removed, and opening one of those ends the process.
    dev: true,
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders(response, path) {
      const isHashed = hashedName.test(path)
      const kept = isHashed ? 'public, max-age=31536000, immutable' : 'no-cache'
      response.setHeader('cache-control', kept)
      response.setHeader('x-content-type-options', 'nosniff')
    },
  })
}
