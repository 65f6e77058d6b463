import { createLiveServer } from 'livejsx/server'
import { Document } from './document.tsx'
import { ErrorPage } from './error-page.tsx'
import { createPages } from './pages.server.tsx'
import routes from './routes.ts'
import { report } from './system/faults.server.ts'
import { countLiveBy } from './system/live-counts.server.ts'
// Samples from the start: the first visitor finds a history.
import './system/monitor.server.ts'

const server = createLiveServer({
  routes,
  document: Document,
  errorPage: ErrorPage,
  secret: process.env['LIVEJSX_SECRET'],
  report,
  http: createPages(() => server.stats()).fetch,
})
countLiveBy(() => server.stats())

export default server
