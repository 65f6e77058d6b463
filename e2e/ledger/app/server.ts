import { createLiveServer, pubsub } from 'livejsx/server'
import { Document } from './document.tsx'
import routes from './routes.ts'

export default createLiveServer({
  routes,
  document: Document,
  secret: process.env['LIVEJSX_SECRET'],
  http: answer,
})

/** `/report?nonce=…` lets every instance write its state into the ledger. */
function answer(request: Request): Response {
  const { pathname, searchParams } = new URL(request.url)
  if (pathname === '/report') pubsub.broadcast('ledger', 'report', searchParams.get('nonce'))
  return new Response('The ledger is open', { status: pathname === '/favicon.ico' ? 404 : 200 })
}
