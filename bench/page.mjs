// A server of one view and pages of it, all in this process and without sockets: what they cost is what
// the server costs.
import { createLiveServer, createPubSub, setAssets } from 'livejsx/server'
import { live, routes } from 'livejsx'
import { jsx } from 'preact/jsx-runtime'

const origin = 'http://test'

/**
 * Serves a view.
 *
 * @param parts whether it may show live components
 * @param options of the server, besides what the view needs
 */
export function serveView(view, parts = false, options = {}) {
  setAssets({
    entry: '',
    styles: [],
    build: 'bench',
    views: { [view.id]: { scripts: [], styles: [], parts } },
  })
  let now = 0
  return createLiveServer({
    routes: routes([live('/', () => Promise.resolve({ default: view }))]),
    document: ({ children }) => jsx('html', { children: jsx('body', { children }) }),
    secret: 'a-secret-of-at-least-thirty-two-characters-for-the-bench',
    pubsub: createPubSub(),
    // Time flies, so that no event is refused for coming too fast.
    clock: { now: () => (now += 1_000), after: () => () => undefined },
    ...options,
  })
}

/**
 * Opens a page of the view and joins its instance. `last` of it is the message that came last, `event`
 * sends an event to the view, `partEvent` one to the part of that number; `cut` loses the connection,
 * `resume` joins over another one, as if the last message had not come, and gives the bytes of that.
 */
export async function openPage(server) {
  const response = await server.fetch(new Request(`${origin}/`))
  const html = await response.text()
  const [cookies] = response.headers.get('set-cookie').split(';')
  const state = JSON.parse(/data-live-state[^>]*>(.*?)<\/script>/s.exec(html)[1])
  const session = server.authenticate({ cookies, csrf: state.csrf })
  let number = 0
  let seen = 0
  const page = {
    last: undefined,
    event: (name) => send('event', 1, next(), name),
    partEvent: (part, name) => send('part', 1, part, next(), name),
    cut: () => connection.onClose(),
    resume() {
      const own = join({ next: number + 1, patch: seen - 1, attempt: 2 })
      return { up: bytesOf(own), down: received.splice(0).reduce((sum, each) => sum + each, 0) }
    },
    leave() {
      send('leave', 1)
      connection.onClose()
    },
  }
  const received = []
  const wire = {
    send(message) {
      page.last = message
      if (message[0] === 'patch') seen = message[2]
      const bytes = isCounted ? bytesOf(message) : 0
      if (isCounted) received.push(bytes)
      return bytes
    },
    isBackedUp: () => false,
    close: () => undefined,
  }
  const info = { ip: undefined, userAgent: undefined, headers: {}, params: undefined }
  let connection
  let isCounted = false
  const send = (...message) => connection.onMessage(message, 30)
  const join = (details) => {
    connection = server.connect(wire, { session, origin, connectInfo: info })
    const message = ['join', 1, { version: 1, token: state.token, page: 'p', ...details }]
    isCounted = details.attempt > 1
    send(...message)
    isCounted = false
    return message
  }
  const next = () => {
    number += 1
    if (number % 32 === 0) send('seen', 1, seen)
    return number
  }
  join({ next: 1 })
  return page
}

/** Gives the bytes of a message on the wire. */
export const bytesOf = (message) => 2 + JSON.stringify(message).length
