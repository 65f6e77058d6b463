// What streams cost on the server: heap while 100,000 items pass through, with and without a live
// component in each; CPU and bytes per operation, and what a handler pays that touches no stream; and
// in a page: the time of a patch.
// In one process, without sockets:
//   npm run build && node --expose-gc bench/streams.mjs
import { liveComponent, liveView, stream } from 'livejsx'
import { jsx } from 'preact/jsx-runtime'
import { applyPatch, listVerbs, streamVerbs } from '../packages/protocol/dist/index.js'
import { bytesOf, openPage, serveView } from './page.mjs'

process.env.NODE_ENV = 'production'

const items = 100_000
const perEvent = 100
const step = 20_000

const words = ['pretty red table', 'large brown chair', 'small blue house', 'tall pink pony']
const createRow = (id) => ({ id, label: words[id % words.length], votes: id % 97 })
const block = (from, count) => Array.from({ length: count }, (_, index) => createRow(from + index))

const Votes = liveComponent(
  {
    mount: () => ({ votes: 0 }),
    handleEvent: { vote: (socket) => socket.update('votes', (votes) => votes + 1) },
    render: ({ votes }, on) => jsx('button', { onClick: on.on('vote'), children: votes }),
  },
  'votes',
)

const row = ({ label }) => jsx('li', { children: label })
const liveRow = ({ id, label }) =>
  jsx('li', { children: [label, jsx(Votes, { id: `v${id}` }, 'votes')] })

function createView({ first = 0, options, renderRow = row, hasStream = true }) {
  let next = first
  const posts = hasStream ? () => ({ posts: stream(block(0, first), options) }) : () => ({})
  const on = (act) => (socket) => act(socket.assigns.posts)
  return liveView(
    {
      mount: () => ({ count: 0, title: 'Feed', ...posts() }),
      handleEvent: {
        block: on((posts) => posts.insert(block((next += perEvent) - perEvent, perEvent))),
        end: on((posts) => posts.insert(createRow(next++))),
        start: on((posts) => posts.insert(createRow(next++), { at: 0 })),
        update: on((posts) => posts.update({ ...createRow(500), votes: next++ })),
        delete: on((posts) => posts.delete(next++ % first)),
        count: (socket) => socket.update('count', (count) => count + 1),
      },
      render: ({ posts }) => jsx('ul', { children: posts?.map(renderRow) }),
    },
    'feed',
  )
}

function heap() {
  globalThis.gc()
  globalThis.gc()
  return process.memoryUsage().heapUsed
}

async function measureHeap(name, view, discovers) {
  const page = await openPage(serveView(view, discovers))
  page.event('block')
  const before = heap()
  const growth = []
  for (let sent = 0; sent < items; sent += step) {
    for (let index = 0; index < step; index += perEvent) page.event('block')
    growth.push(`${((heap() - before) / 1024).toFixed(0)} KB`)
  }
  console.log(`heap after each ${step} items, ${name}:`, growth.join(', '))
  return page
}

async function measure(rows, name) {
  const page = await openPage(serveView(createView({ first: rows })))
  for (let index = 0; index < 200; index += 1) page.event(name)
  const bytes = bytesOf(page.last)
  return { rows, name, bytes, microseconds: await cpuOf(page, name) }
}

async function cpuOf(page, name, count = 2_000, rounds = 9) {
  const results = []
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage()
    for (let index = 0; index < count; index += 1) page.event(name)
    const { user, system } = process.cpuUsage(before)
    results.push((user + system) / count)
  }
  const median = results.toSorted((one, other) => one - other)[Math.floor(rounds / 2)]
  return Number(median.toFixed(2))
}

if (globalThis.gc === undefined) console.log('heap: run with --expose-gc')
else {
  await measureHeap('all kept by the page', createView({}))
  await measureHeap('the last 100 kept', createView({ options: { limit: -100 } }))
  const options = { limit: -100 }
  const parts = createView({ options, renderRow: liveRow })
  await measureHeap('the last 100 kept, a component in each', parts, true)
}
for (const rows of [1_000, 10_000]) {
  for (const name of ['end', 'start', 'update', 'delete']) console.log(await measure(rows, name))
}
for (const hasStream of [false, true]) {
  const page = await openPage(serveView(createView({ first: hasStream ? 1_000 : 0, hasStream })))
  await cpuOf(page, 'count')
  console.log({ hasStream, name: 'count', microseconds: await cpuOf(page, 'count', 20_000) })
}

for (const [verb, apply] of Object.entries(streamVerbs)) listVerbs.set(verb, apply)
for (const rows of [1_000, 10_000]) {
  let state = { posts: { '#': 'stream', items: block(0, rows) } }
  const times = []
  for (let index = 0; index < 300; index += 1) {
    const lists = [['posts/items', 'put', -1, [createRow(rows + index)], -rows]]
    const before = performance.now()
    state = applyPatch(state, { set: {}, lists })
    times.push((performance.now() - before) * 1_000)
  }
  const median = times.toSorted((one, other) => one - other)[150]
  console.log({ rows, name: 'patch in the page', microseconds: Math.round(median) })
}
