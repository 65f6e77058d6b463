import { createLiveServer } from 'livejsx/server'
import { Document } from './document.tsx'
import routes from './routes.ts'
import { readStats } from './stats.ts'

const server = createLiveServer({
  routes,
  document: Document,
  secret: process.env['LIVEJSX_SECRET'],
  http: (request) =>
    new URL(request.url).pathname === '/stats'
      ? Response.json(readStats(server.stats()))
      : new Response('Not found', { status: 404 }),
})

export default server
