import { existsSync, readdirSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { sep } from 'node:path'
import sirv from 'sirv'

/** Answers a request with a file, or calls `next` when there is none of that name. */
export type StaticFiles = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void

/** Names with a hash of their content, as the build gives them: `assets/app-5f1c2d3e.js`. */
const hashedName = /\/assets\/.+[.-][\w-]{8,}\.\w+$/

/** What a file's name may have that its address has not: `about.html.br`, and `about/index.html`. */
const endings = [/(?:\.html?)?(?:\.(?:br|gz))?$/, /\/index(?:\.html?)?(?:\.(?:br|gz))?$/]

/**
 * Serves a directory: files with hashed names are kept by browsers for ever, the others are asked
 * for again, and what was compressed beforehand is sent so (`.br`, `.gz`).
 *
 * A file that comes later than the server is served, too, unless its address has no dot (`/about`).
 */
export function staticFiles(directory: string): StaticFiles {
  const plain = plainAddresses(directory)
  const files = sirv(directory, {
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
  return (request, response, next) => {
    const { url = '/' } = request
    const end = url.indexOf('?')
    const path = end === -1 ? url : url.slice(0, end)
    // Most addresses of pages: looking for a dozen names on the disk takes as long as a small page.
    if (!path.includes('.') && !path.includes('%') && !plain.has(withoutSlash(path))) return next()
    files(request, response, next)
  }
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path
}

/** Lists the addresses without a dot that may lead to files. */
function plainAddresses(directory: string): ReadonlySet<string> {
  if (!existsSync(directory)) return new Set()
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' })
  const paths = names.map((name) => `/${name.split(sep).join('/')}`)
  return new Set(paths.flatMap((path) => endings.map((ending) => path.replace(ending, ''))))
}
