// Types only, never run: everything below is inferred, no generics are written by the author.
import { z } from 'zod'
import {
  Async,
  liveComponent,
  LiveRender,
  liveView,
  loadAsync,
  type AsyncResult,
  type ComponentProps,
  type MountContext,
} from '../src/index.ts'

interface User {
  id: number
  name: string
}

const Row = liveComponent({
  mount({ props }: MountContext<{ user: User; row?: (user: User) => string }>) {
    return { open: false, length: props.user.name.length, notes: loadAsync(() => ['a']) }
  },
  update(socket, previous) {
    previous.user satisfies User
    socket.assign({ length: socket.props.user.name.length })
    // @ts-expect-error no such assign
    socket.assign({ lenght: 1 })
  },
  updateMany(updates) {
    for (const { socket, previous } of updates) {
      previous?.user satisfies User | undefined
      socket.update('open', (open) => !open)
    }
  },
  events: { rename: z.object({ name: z.string() }) },
  policies: { rename: 'latest' },
  handleEvent: {
    toggle(socket) {
      socket.update('open', (open) => !open)
      return socket.assigns.open
    },
    rename(socket, { name }) {
      name satisfies string
      socket.assignAsync('notes', () => Promise.resolve([name]))
      // @ts-expect-error the notes are texts
      socket.assignAsync('notes', () => Promise.resolve([1]))
      // @ts-expect-error `open` is not loaded
      socket.assignAsync('open', () => Promise.resolve(true))
      socket.sendParent('renamed', name)
    },
  },
  render({ open, notes }, live, { user, row, id, children }) {
    live.push('toggle').then((isOpen) => isOpen satisfies boolean)
    // @ts-expect-error no such event
    live.push('togle')
    id satisfies string
    return (
      <li>
        {open ? row?.(user) : user.name}
        {children}
        <Async of={notes}>{(list) => list.map((note) => note.toUpperCase())}</Async>
      </li>
    )
  },
  renderError: (error, live) => <button onClick={live.on('toggle')}>{String(error)}</button>,
})

type RowProps = ComponentProps<typeof Row>
const props: RowProps = { user: { id: 1, name: 'a' } }

liveComponent({
  mount: () => ({ count: 0 }),
  handleEvent: { inc: () => undefined },
  // @ts-expect-error policies are for events that there are
  policies: { incr: 'latest' },
  render: () => null,
})

const Clock = liveView({
  mount: ({ props: { zone } }: MountContext<{ zone: string }>) => ({ zone, at: new Date(0) }),
  handleEvent: {
    async *count(socket) {
      socket.props.zone satisfies string
      yield
      return 7
    },
    *steps() {
      yield 'ignored'
      return 'done'
    },
  },
  render({ at }, live) {
    live.push('count').then((seven) => seven.toFixed())
    live.push('steps').then((done) => done.toUpperCase())
    return at.toISOString()
  },
})

export default liveView({
  temporary: ['log'],
  onError: (_error, { callback }) => (callback === 'terminate' ? 'keep' : 'restart'),
  mount({ connectInfo, attachHook }) {
    attachHook('event', 'audit', (_socket, name) => (name === 'no' ? { halt: true } : undefined))
    return { users: [] as User[], log: [] as string[], ip: connectInfo.ip, report: '' }
  },
  handleParams(socket, params, url) {
    params['id'] satisfies string | undefined
    socket.assign({ report: url.pathname })
  },
  handleAsync: {
    report(socket, outcome) {
      if (outcome.ok) socket.assign({ report: String(outcome.result) })
    },
  },
  handleEvent: {
    send(socket) {
      socket.sendUpdate(Row, 'a', { user: { id: 1, name: 'b' } })
      // @ts-expect-error a user has a number
      socket.sendUpdate(Row, 'a', { user: { id: '1', name: 'b' } })
      socket.startAsync('report', () => 'x')
      socket.putFlash('info', 'Saved')
      socket.pushPatch('/users?page=2', { replace: true })
    },
  },
  render: ({ users }, live) => (
    <main>
      {Object.entries(live.flash).map(([kind, text]) => (
        <p key={kind}>{text satisfies string}</p>
      ))}
      {users.map((user) => (
        <Row key={user.id} id={String(user.id)} user={user} row={({ name }) => name}>
          <b />
        </Row>
      ))}
      <Row id="x" {...props} />
      {/* @ts-expect-error `user` is required */}
      <Row id="b" />
      {/* @ts-expect-error so is an id */}
      <Row user={{ id: 1, name: '' }} />
      <LiveRender view={Clock} id="clock" props={{ zone: 'UTC' }} />
      {/* @ts-expect-error a zone is a text */}
      <LiveRender view={Clock} id="other" props={{ zone: 1 }} />
    </main>
  ),
})

liveView({
  mount: () => ({ log: [] as string[] }),
  // @ts-expect-error only keys of the assigns can be temporary
  temporary: ['lgo'],
  render: ({ log }) => log,
})

loadAsync(() => 1) satisfies AsyncResult<number>
