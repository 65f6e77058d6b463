import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { notFound } from 'livejsx'
import { renderToString } from 'preact-render-to-string'
import type { LiveServerStats } from 'livejsx/server'
import { About } from './about.tsx'
import { settings } from './settings/store.server.ts'

/** Makes the pages that are not live: an HTTP app beside the live views. */
export function createPages(stats: () => LiveServerStats): Hono {
  const app = new Hono()

  // The live server shows its error page for these, and reports what went wrong.
  app.notFound(() => notFound())
  app.onError((error) => {
    throw error
  })

  app.get('/health', (context) =>
    context.json({ status: 'ok', uptimeSeconds: Math.round(process.uptime()), ...stats() }),
  )

  app.get('/about', (context) => {
    const nonce = randomBytes(16).toString('base64url')
    context.header(
      'content-security-policy',
      `default-src 'self'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'`,
    )
    context.header('x-content-type-options', 'nosniff')
    return context.html(`<!doctype html>${renderToString(<About nonce={nonce} />)}`)
  })

  app.get('/logo', (context) => {
    const logo = settings.logo()
    if (logo === undefined) return context.notFound()
    context.header('x-content-type-options', 'nosniff')
    context.header('content-security-policy', `default-src 'none'`)
    context.header('cache-control', 'private, max-age=31536000, immutable')
    return context.body(logo.bytes, 200, { 'content-type': logo.type })
  })

  return app
}
