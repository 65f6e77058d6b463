import { createLiveServer } from 'livejsx/server'
import { Document } from './document.tsx'
import { answerProbe } from './probe.server.ts'
import routes from './routes.ts'

const adoptTimeoutMs = process.env['LAB_ADOPT_TIMEOUT_MS']

const server = createLiveServer({
  routes,
  document: Document,
  secret: process.env['LIVEJSX_SECRET'],
  http: (request) => answerProbe(request, server.stats()),
  ...(adoptTimeoutMs !== undefined && { adoptTimeoutMs: Number(adoptTimeoutMs) }),
})

export default server
