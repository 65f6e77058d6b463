// What live components cost on the server: CPU per parent update and per change of one component,
// bytes of both, and memory per idle view. In one process, without sockets:
//   npm run build && node --expose-gc bench/parts.mjs
import { liveComponent, liveView } from 'livejsx'
import { jsx } from 'preact/jsx-runtime'
import { bytesOf, openPage, serveView } from './page.mjs'

process.env.NODE_ENV = 'production'

const plainElements = 200
const rounds = 9
const views = 1_000

const Counter = liveComponent(
  {
    mount: () => ({ count: 0 }),
    handleEvent: { inc: (socket) => socket.update('count', (count) => count + 1) },
    render: ({ count }, on, { label }) =>
      jsx('button', { onClick: on.on('inc'), children: [label, ': ', count] }),
  },
  'counter',
)

function createView(id, components, plain) {
  return liveView(
    {
      mount: () => ({ ticks: 0 }),
      handleEvent: { tick: (socket) => socket.update('ticks', (ticks) => ticks + 1) },
      render: ({ ticks }) =>
        jsx('main', {
          children: [
            jsx('output', { children: ticks }),
            Array.from({ length: plain }, (_, index) => jsx('i', { children: index }, index)),
            Array.from({ length: components }, (_, index) =>
              jsx(Counter, { id: `c${index}`, label: 'Count' }, index),
            ),
          ],
        }),
    },
    id,
  )
}

function cpuOf(run, count) {
  const results = []
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage()
    for (let index = 0; index < count; index += 1) run()
    const { user, system } = process.cpuUsage(before)
    results.push((user + system) / count)
  }
  return results.toSorted((one, other) => one - other)[Math.floor(rounds / 2)]
}

async function measureCpu(components, plain) {
  const page = await openPage(serveView(createView('v', components, plain), components > 0))
  const count = components > 100 ? 1_000 : 10_000
  const parent = cpuOf(() => page.event('tick'), count)
  const parentBytes = bytesOf(page.last)
  if (components === 0) return { components, plain, parent, parentBytes }
  const own = cpuOf(() => page.partEvent(3, 'inc'), 20_000)
  return { components, plain, parent, parentBytes, own, ownBytes: bytesOf(page.last) }
}

async function measureMemory(components) {
  const view = createView('v', components, 0)
  const server = serveView(view, components > 0, { maxWaiting: 10 * views })
  await openPage(server)
  globalThis.gc()
  const before = process.memoryUsage().heapUsed
  const pages = []
  for (let index = 0; index < views; index += 1) pages.push(await openPage(server))
  globalThis.gc()
  globalThis.gc()
  const bytes = (process.memoryUsage().heapUsed - before) / views
  return { components, bytesPerView: Math.round(bytes), pages: pages.length }
}

for (const [components, plain] of [
  [0, plainElements],
  [20, plainElements],
  [1_000, 0],
  [5, 1_000],
]) {
  console.log(await measureCpu(components, plain))
}
if (globalThis.gc !== undefined) {
  for (const components of [0, 20]) console.log(await measureMemory(components))
}
