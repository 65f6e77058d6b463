// What live components cost on the server: CPU per parent update and per change of one component,
// bytes of both, and memory per idle view. In one process, without sockets:
//   npm run build && node --expose-gc bench/parts.mjs
import { setAssets, createLiveServer, createPubSub } from 'livejsx/server'
import { live, liveComponent, liveView, routes } from 'livejsx'
import { jsx } from 'preact/jsx-runtime'

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

function serve(view, discovers) {
  let now = 0
  setAssets({
    entry: '',
    styles: [],
    build: 'bench',
    views: { [view.id]: { scripts: [], styles: [], parts: discovers } },
  })
  return createLiveServer({
    routes: routes([live('/', () => Promise.resolve({ default: view }))]),
    document: ({ children }) => jsx('html', { children: jsx('body', { children }) }),
    secret: 'a-secret-of-at-least-thirty-two-characters-for-the-bench',
    pubsub: createPubSub(),
    // Time flies, so that no event is refused for coming too fast.
    clock: { now: () => (now += 1_000), after: () => () => undefined },
    maxWaiting: 10 * views,
  })
}

async function join(server) {
  const response = await server.fetch(new Request('http://test/'))
  const html = await response.text()
  const [cookies] = response.headers.get('set-cookie').split(';')
  const state = JSON.parse(/data-live-state[^>]*>(.*?)<\/script>/s.exec(html)[1])
  const session = server.authenticate({ cookies, csrf: state.csrf })
  const page = { number: 0, last: undefined, seen: 0 }
  const wire = {
    send(message) {
      page.last = message
      if (message[0] === 'patch') page.seen = message[2]
    },
    isBackedUp: () => false,
    close: () => undefined,
  }
  const info = { ip: undefined, userAgent: undefined, headers: {}, params: undefined }
  const connection = server.connect(wire, { session, origin: 'http://test', connectInfo: info })
  connection.onMessage(['join', 1, { version: 1, token: state.token, page: 'p', next: 1 }], 99)
  page.event = (...rest) => {
    page.number += 1
    if (page.number % 32 === 0) connection.onMessage(['seen', 1, page.seen], 9)
    connection.onMessage(
      rest.length === 1
        ? ['event', 1, page.number, ...rest]
        : ['part', 1, rest[0], page.number, rest[1]],
      30,
    )
  }
  return page
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

const bytesOf = (message) => 2 + JSON.stringify(message).length

async function measureCpu(components, plain) {
  const page = await join(serve(createView('v', components, plain), components > 0))
  const count = components > 100 ? 1_000 : 10_000
  const parent = cpuOf(() => page.event('tick'), count)
  const parentBytes = bytesOf(page.last)
  if (components === 0) return { components, plain, parent, parentBytes }
  const own = cpuOf(() => page.event(3, 'inc'), 20_000)
  return { components, plain, parent, parentBytes, own, ownBytes: bytesOf(page.last) }
}

async function measureMemory(components) {
  const server = serve(createView('v', components, 0), components > 0)
  await join(server)
  globalThis.gc()
  const before = process.memoryUsage().heapUsed
  const pages = []
  for (let index = 0; index < views; index += 1) pages.push(await join(server))
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
