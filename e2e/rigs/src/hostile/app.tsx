import type { Clock } from '@livejsx/server'
import {
  form,
  live,
  liveComponent,
  LiveRender,
  liveSession,
  liveView,
  routes,
  stream,
  type DocumentProps,
  type LiveRoute,
} from '@livejsx/view'
import { z } from 'zod'

/** What an error's text begins with that a handler of this app throws on purpose. */
export const meant = 'meant: '

const Profile = z.object({
  name: z.string().min(1),
  tags: z.array(z.string()),
  agree: z.boolean(),
  rows: z.array(z.object({ title: z.string() })).max(5),
})

const Part = liveComponent({
  mount: () => ({ count: 0 }),
  events: { add: z.number() },
  handleEvent: {
    inc: (socket) => socket.update('count', (count) => count + 1),
    add: (socket, by) => socket.update('count', (count) => count + by),
    fail() {
      throw new Error(`${meant}in a component`)
    },
  },
  render: ({ count }) => <b>{count}</b>,
})

const Inner = liveView(
  {
    onError: 'restart',
    mount: () => ({ count: 0 }),
    handleEvent: {
      inc: (socket) => socket.update('count', (count) => count + 1),
      crash() {
        throw new Error(`${meant}a crash`)
      },
    },
    render: ({ count }) => <i>{count}</i>,
  },
  'inner',
)

/**
 * The app under attack. `/` has something of all that a page can talk to, `/calm` is where honest
 * pages count, and hear what attackers broadcast.
 */
export function createApp(clock: Clock): readonly LiveRoute[] {
  const pause = (): Promise<void> => new Promise((resolve) => void clock.after(20, resolve))

  const target = liveView(
    {
      onError: (error) => ((error as Error).message.endsWith('crash') ? 'restart' : 'keep'),
      mount({ subscribe }) {
        subscribe('room')
        return {
          count: 0,
          kept: null as unknown,
          found: '',
          ids: ['a', 'b'],
          inner: true,
          rows: stream([{ id: 1, text: 'one' }]),
          profile: form(Profile, { name: '', tags: [], agree: false, rows: [{ title: 'a' }] }),
        }
      },
      policies: { search: 'latest', once: 'drop', beside: 'parallel' },
      events: {
        inc: z.object({ by: z.number().int() }),
        save: Profile,
        search: z.string(),
        // What nobody checks goes through the app, and to other pages.
        keep: z.unknown(),
        echo: z.unknown(),
        say: z.unknown(),
        push: z.unknown(),
      },
      handleEvent: {
        inc(socket, { by }) {
          socket.update('count', (count) => count + by)
          return socket.assigns.count
        },
        keep: (socket, payload) => socket.assign({ kept: payload }),
        echo: (_socket, payload) => payload,
        say: (socket, payload) => socket.broadcast('room', 'said', payload),
        push: (socket, payload) => socket.pushEvent('told', payload),
        async search(socket, text) {
          await pause()
          socket.assign({ found: text })
        },
        once: pause,
        async beside(socket) {
          await pause()
          socket.update('count', (count) => count + 1)
        },
        async *steps(socket) {
          socket.update('count', (count) => count + 1)
          yield
          await pause()
          socket.update('count', (count) => count + 1)
        },
        save: (socket) => socket.assigns.profile.reset(),
        part(socket) {
          const { ids } = socket.assigns
          socket.assign({ ids: ids.length > 4 ? ['a'] : [...ids, `p${ids.length}`] })
        },
        nest: (socket) => socket.update('inner', (inner) => !inner),
        row(socket) {
          const id = socket.assigns.count % 20
          socket.assigns.rows.insert({ id, text: 'row' }, { at: 0, limit: 10 })
        },
        flash: (socket) => socket.putFlash('info', 'Well'),
        walk: (socket) => socket.pushPatch('/?page=2'),
        go: (socket) => socket.pushNavigate('/calm'),
        away: (socket) => socket.redirect('/calm'),
        fail(socket) {
          socket.assign({ count: -1 })
          throw new Error(`${meant}at once`)
        },
        async failLater() {
          await pause()
          throw new Error(`${meant}later`)
        },
        crash() {
          throw new Error(`${meant}a crash`)
        },
      },
      handleParams: () => undefined,
      handleInfo: { said: () => undefined },
      render: ({ ids, inner }) => (
        <main>
          {ids.map((id) => (
            <Part key={id} id={id} />
          ))}
          {inner && <LiveRender view={Inner} id="inner" />}
        </main>
      ),
    },
    'target',
  )

  const calm = liveView(
    {
      mount({ subscribe }) {
        subscribe('room')
        return { count: 0, heard: null as unknown }
      },
      handleEvent: {
        inc(socket) {
          socket.update('count', (count) => count + 1)
          return socket.assigns.count
        },
        look: (socket) => socket.assigns,
      },
      handleInfo: { said: (socket, heard: unknown) => socket.assign({ heard }) },
      render: ({ count }) => <p>{count}</p>,
    },
    'calm',
  )

  const broken = liveView(
    {
      mount({ connected }) {
        if (connected) throw new Error(`${meant}in mount`)
        return {}
      },
      render: () => null,
    },
    'broken',
  )
  const slow = liveView(
    {
      async mount({ connected }) {
        if (connected) await pause()
        return {}
      },
      render: () => null,
    },
    'slow',
  )

  return routes([
    liveSession('main', {}, [
      live('/', () => Promise.resolve({ default: target })),
      live('/calm', () => Promise.resolve({ default: calm })),
      live('/broken', () => Promise.resolve({ default: broken })),
      live('/slow', () => Promise.resolve({ default: slow })),
    ]),
  ])
}

export function Document({ title, head, children }: DocumentProps) {
  return (
    <html lang="en">
      <head>
        <title>{title}</title>
        {head}
      </head>
      <body>{children}</body>
    </html>
  )
}
