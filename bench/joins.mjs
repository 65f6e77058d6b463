// What is left of pages that come, lose their connection, are back and go: heap over 100,000 of them; and
// the bytes of a resume. In one process, without sockets:
//   npm run build && node --expose-gc bench/joins.mjs
import { liveView } from 'livejsx'
import { jsx } from 'preact/jsx-runtime'
import { openPage, serveView } from './page.mjs'

process.env.NODE_ENV = 'production'

const pages = 100_000
const step = 20_000

const view = liveView(
  {
    mount: () => ({ count: 0, text: 'Some words that a page shows.' }),
    handleEvent: { inc: (socket) => socket.update('count', (count) => count + 1) },
    render: ({ count, text }) => jsx('p', { children: [text, count] }),
  },
  'joins',
)

function heap() {
  globalThis.gc()
  globalThis.gc()
  return process.memoryUsage().heapUsed
}

const server = serveView(view)
const visit = async () => {
  const page = await openPage(server)
  page.event('inc')
  page.cut()
  const bytes = page.resume()
  page.event('inc')
  page.leave()
  return bytes
}

const bytes = await visit()
console.log(`a resume: ${bytes.up} bytes up, ${bytes.down} down, one message missed`)
for (let count = 0; count < step; count += 1) await visit()
const before = heap()
for (let count = step; count <= pages; count += step) {
  for (let each = 0; each < step; each += 1) await visit()
  const now = heap()
  const change = ((100 * (now - before)) / before).toFixed(2)
  console.log(
    `${count} pages: ${(now / 1e6).toFixed(2)} MB, ${change} %, ${server.stats().views} views`,
  )
}
