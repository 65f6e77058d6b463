import { limits } from '@livejsx/protocol'
import {
  LiveRender,
  liveComponent,
  liveView,
  stream,
  type DocumentProps,
  type TerminateReason,
} from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { rawPage } from '../src/index.ts'
import { counter } from './counter-view.tsx'
import { openView } from './open-view.ts'
import { startServer } from './start-server.ts'
import { TestDocument } from './test-document.tsx'

const text = (selector: string): string | undefined => document.querySelector(selector)?.textContent

/** One step of the network: what was sent in it has arrived, and its answer is on the way. */
const step = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A view whose pushes a test sends by hand, and what became of its instances. */
function createJournal() {
  const log: string[] = []
  const answers: Promise<unknown>[] = []
  const view = liveView({
    mount({ connected, subscribe }) {
      log.push(`mount ${connected}`)
      subscribe('journal')
      return { lines: [] as string[] }
    },
    handleEvent: {
      one(socket) {
        socket.update('lines', (lines) => [...lines, `one ${socket.eventId?.split(':')[1]}`])
        return socket.assigns.lines.length
      },
      fail() {
        throw new Error('on purpose')
      },
      leave: (socket) => socket.pushNavigate('/elsewhere'),
    },
    handleInfo: {
      line: (socket, line: string) => socket.update('lines', (lines) => [...lines, line]),
      tell: (socket, payload: string) => socket.pushEvent('told', payload),
    },
    terminate: (_socket, reason: TerminateReason) => void log.push(`end ${reason}`),
    render: ({ lines }, live) => (
      <main>
        <output>{lines.join(', ')}</output>
        <button id="one" onClick={() => void answers.push(live.push('one'))} />
        <button id="fail" onClick={() => void answers.push(live.push('fail'))} />
        <button id="leave" onClick={() => void answers.push(live.push('leave'))} />
      </main>
    ),
  })
  const push = (name: string): Promise<unknown> => {
    document.getElementById(name)?.click()
    return answers.at(-1) ?? Promise.reject(new Error(`No button pushes \`${name}\``))
  }
  return { view, log, push }
}

async function openJournal() {
  const journal = createJournal()
  const opened = await openView(journal.view)
  const { page } = opened
  const told: unknown[] = []
  for (const name of ['told', 'event-lost', 'state-lost']) {
    window.addEventListener(`live:${name}`, (event) =>
      told.push([name, (event as CustomEvent).detail]),
    )
  }
  page.fromServer.splice(0)
  page.fromClient.splice(0)
  const comeBack = async (): Promise<void> => {
    page.reconnect()
    await page.settled()
  }
  return { ...journal, ...opened, told, comeBack }
}

describe('a page whose connection was lost', () => {
  it('[STASH-11] [LIFE-02] goes on with the same instance and the same elements, and nothing is sent twice', async () => {
    const { page, push, log, comeBack } = await openJournal()
    await Promise.all([push('one'), page.settled()])
    const output = page.find('output')
    page.disconnect()
    page.fromServer.splice(0)
    await comeBack()
    expect(page.fromServer).toEqual([['joined', 1, 'resume', 1]])
    await Promise.all([push('one'), page.settled()])
    expect([text('output'), page.find('output') === output]).toEqual(['one 1, one 2', true])
    expect(log).toEqual(['mount false'])
  })

  it('[STASH-11] gets the answer that was lost on its way, once', async () => {
    const { page, push, comeBack } = await openJournal()
    const answer = push('one')
    await step()
    page.disconnect()
    expect(text('output')).toBe('')
    await comeBack()
    expect([await answer, text('output')]).toEqual([1, 'one 1'])
    expect(page.fromClient.map(([name]) => name)).toEqual(['event', 'join'])
  })

  it('[STASH-11] sends an event again that was lost on its way, under its number', async () => {
    const { page, push, comeBack } = await openJournal()
    const answers = [push('one'), push('one')]
    page.disconnect()
    answers.push(push('one'))
    await comeBack()
    expect([await Promise.all(answers), text('output')]).toEqual([[1, 2, 3], 'one 1, one 2, one 3'])
    expect(page.fromClient.filter(([name]) => name === 'event').map(([, , n]) => n)).toEqual([
      1, 2, 1, 2, 3,
    ])
  })

  it('[STASH-11] [LIFE-14] hears of a failure that was lost on its way', async () => {
    const { page, push, comeBack } = await openJournal()
    const failure = push('fail').catch((error: unknown) => (error as { code: string }).code)
    await step()
    page.disconnect()
    await comeBack()
    expect(await failure).toBe('handler-failed')
  })

  it('[STASH-11] gets what its view has pushed meanwhile, in order, and one patch for all that has changed', async () => {
    const { page, pubsub, told, comeBack } = await openJournal()
    page.disconnect()
    for (const line of ['a', 'b', 'c']) pubsub.broadcast('journal', 'line', line)
    for (const word of ['x', 'y']) pubsub.broadcast('journal', 'tell', word)
    await comeBack()
    expect(page.fromServer).toEqual([
      ['joined', 1, 'resume', 0],
      ['patch', 1, 1, 0, { lines: ['a', 'b', 'c'] }],
      ['push', 1, 2, 'told', 'x'],
      ['push', 1, 3, 'told', 'y'],
    ])
    expect([text('output'), told]).toEqual([
      'a, b, c',
      [
        ['told', 'x'],
        ['told', 'y'],
      ],
    ])
  })

  it('[STASH-11] is shown each push once, also where the connection is lost again and again', async () => {
    const { page, pubsub, told } = await openJournal()
    for (let round = 0; round < 20; round += 1) {
      pubsub.broadcast('journal', 'tell', `${round}`)
      for (let steps = 0; steps < round % 4; steps += 1) await step()
      page.disconnect()
      page.reconnect()
      for (let steps = 0; steps < round % 5; steps += 1) await step()
    }
    await page.settled()
    expect(told).toEqual(Array.from({ length: 20 }, (_, round) => ['told', `${round}`]))
  })

  it('[STASH-11] has the whole state when its copy is broken, and its answers', async () => {
    const { page, push, pubsub, told } = await openJournal()
    pubsub.broadcast('journal', 'line', 'a')
    await page.settled()
    const bad = page.fromServer.length
    // What does not fit tells the page that its copy is not the server's.
    page.alterNext((message) => message.with(4, { 'no/where': 1 }))
    pubsub.broadcast('journal', 'line', 'b')
    const answer = push('one')
    await page.settled()
    expect([await answer, text('output')]).toEqual([3, 'a, b, one 1'])
    const joined = page.fromServer.slice(bad).filter(([name]) => name === 'joined')
    const lines = ['a', 'b']
    expect(joined).toMatchObject([['joined', 1, 'resume', 0, { state: { lines } }]])
    expect(told).toEqual([])
  })

  it('[LIFE-07] [STASH-11] finds its instance gone after 30 s, and says what is lost', async () => {
    const { page, clock, push, log, told, comeBack } = await openJournal()
    const codeOf = (answer: Promise<unknown>): Promise<unknown> =>
      answer.catch((error: unknown) => (error as { code: string }).code)
    const sent = codeOf(push('one'))
    page.disconnect()
    const waiting = codeOf(push('one'))
    clock.advance(limits.resumeTimeoutMs - 1)
    expect(log).toEqual(['mount false'])
    clock.advance(1)
    expect(log).toEqual(['mount false', 'end lost'])
    await comeBack()
    expect([await sent, await waiting]).toEqual(['unknown-outcome', 'lost'])
    expect(told).toEqual([
      ['event-lost', { view: 1, name: 'one', code: 'unknown-outcome' }],
      ['event-lost', { view: 1, name: 'one', code: 'lost' }],
      ['state-lost', { view: 1 }],
    ])
    expect(log).toEqual(['mount false', 'end lost', 'mount true'])
    await Promise.all([push('one'), page.settled()])
    expect(text('output')).toBe('one 2')
  })

  it('[STASH-11] goes where its view has sent it meanwhile', async () => {
    const { page, push, comeBack } = await openJournal()
    void push('leave')
    await step()
    page.disconnect()
    await comeBack()
    expect(page.fromServer).toContainEqual(['navigate', 1, 2, '/elsewhere', 'push'])
  })
})

describe('a nested view, a sticky view and a stream', () => {
  const Part = liveComponent({
    mount: () => ({ clicks: 0 }),
    handleEvent: { click: (socket) => socket.update('clicks', (clicks) => clicks + 1) },
    render: ({ clicks }, live) => (
      <button class="part" onClick={live.on('click')}>
        {clicks}
      </button>
    ),
  })
  const log: string[] = []
  const inner = liveView(
    {
      mount: ({ connected }) => (log.push(`inner ${connected}`), { count: 0 }),
      handleEvent: { inc: (socket) => socket.update('count', (count) => count + 1) },
      render: ({ count }, live) => (
        <button class="inner" onClick={live.on('inc')}>
          {count}
        </button>
      ),
    },
    'inner',
  )
  const outer = liveView(
    {
      mount({ connected, subscribe }) {
        log.push(`outer ${connected}`)
        subscribe('outer')
        return { rows: stream([{ id: 1 }], { id: ({ id }) => id }) }
      },
      handleInfo: { row: ({ assigns }, id: number) => assigns.rows.insert({ id }) },
      render: ({ rows }) => (
        <main>
          <ul>
            {rows.map((row) => (
              <li key={row.id}>{row.id}</li>
            ))}
          </ul>
          <Part id="a" />
          <LiveRender id="inner" view={inner} />
        </main>
      ),
    },
    'outer',
  )
  const Document = (props: DocumentProps) => (
    <TestDocument {...props}>
      {props.children}
      <LiveRender id="sticky" view={inner} sticky />
    </TestDocument>
  )

  it('[STASH-11] [COMP-07] [COMP-08] [LIST-03] go on with their instances, and miss nothing', async () => {
    log.length = 0
    const { page, pubsub } = await openView(outer, { document: Document }, { others: [inner] })
    for (const button of document.querySelectorAll('button')) button.click()
    await page.settled()
    page.disconnect()
    for (const button of document.querySelectorAll('button')) button.click()
    pubsub.broadcast('outer', 'row', 2)
    page.reconnect()
    await page.settled()
    const shown = [...document.querySelectorAll('button, li')].map((each) => each.textContent)
    expect([shown, log]).toEqual([
      ['1', '2', '2', '2', '2'],
      ['outer false', 'inner false', 'inner false'],
    ])
  })
})

describe('an instance without a connection', () => {
  it('[STASH-11] [RT-07] is nobody else’s: neither of another page nor of another session', async () => {
    const { server, errors } = startServer(counter)
    const page = await rawPage(server, '/')
    page.join()
    page.event('inc', { by: 5 })
    await page.received()
    page.network.disconnect()
    const copy = await rawPage(server, '/', page.cookies)
    copy.join({ token: page.state?.token, page: 'another' })
    const stranger = await rawPage(server, '/')
    stranger.join({ token: page.state?.token })
    expect(await copy.received()).toMatchObject([
      ['joined', 1, 'mount', 0, { state: { count: 0 } }],
    ])
    expect(await stranger.received()).toEqual([['refused', 1, 'token-invalid']])
    page.network.reconnect()
    page.join({ next: 2, patch: 1 })
    expect((await page.received()).at(-1)).toEqual(['joined', 1, 'resume', 1])
    expect(errors).toEqual([])
  })

  it('[STASH-11] is taken over by a second connection, and the first one counts no more', async () => {
    const { server } = startServer(counter)
    const page = await rawPage(server, '/')
    page.join()
    page.event('inc', { by: 1 })
    await page.received()
    const again = await rawPage(server, '/', page.cookies)
    again.join({ token: page.state?.token, next: 2, patch: 1 })
    expect(await again.received()).toEqual([['joined', 1, 'resume', 1]])
    expect(await page.received()).toEqual([['bye', 1, 'superseded']])
    page.event('inc', { by: 10 })
    page.network.disconnect()
    again.send(['event', 1, 2, 'inc', { by: 1 }])
    expect(await again.received()).toEqual([['patch', 1, 2, 2, { count: 2 }, [], { doubled: 4 }]])
  })

  it('[STASH-11] is not taken from the newest connection by a join that comes late', async () => {
    const { server } = startServer(counter)
    const page = await rawPage(server, '/')
    page.join({ attempt: 1 })
    await page.received()
    const again = await rawPage(server, '/', page.cookies)
    again.join({ token: page.state?.token, attempt: 3 })
    expect(await again.received()).toEqual([['joined', 1, 'resume', 0]])
    const late = await rawPage(server, '/', page.cookies)
    late.join({ token: page.state?.token, attempt: 2 })
    expect(await late.received()).toEqual([['refused', 1, 'not-joined']])
    again.event('inc', { by: 1 })
    expect((await again.received()).at(-1)?.slice(0, 4)).toEqual(['patch', 1, 1, 1])
  })

  it('[STASH-11] is resumed with a token whose time is over', async () => {
    const { server, clock } = startServer(counter)
    const page = await rawPage(server, '/')
    page.join()
    await page.received()
    clock.advance(25 * 3600 * 1000)
    page.network.disconnect()
    page.network.reconnect()
    page.join()
    expect(await page.received()).toEqual([['joined', 1, 'resume', 0]])
  })

  it('[STASH-11] sends the whole state to a page that lacks what it has confirmed', async () => {
    const { server } = startServer(counter)
    const page = await rawPage(server, '/')
    page.join()
    page.event('inc', { by: 1 })
    page.event('inc', { by: 1 })
    page.send(['seen', 1, 2])
    await page.received()
    page.network.disconnect()
    page.network.reconnect()
    page.join({ next: 3, patch: 1 })
    expect(await page.received()).toMatchObject([
      ['joined', 1, 'resume', 2, { state: { count: 2 }, number: 2 }],
    ])
  })

  it('[RT-07] ends when a page has seen what was never sent', async () => {
    const { server } = startServer(counter)
    const page = await rawPage(server, '/')
    page.join()
    page.event('inc', { by: 1 })
    await page.received()
    page.network.disconnect()
    page.network.reconnect()
    page.join({ next: 2, patch: 7 })
    expect(await page.received()).toMatchObject([
      ['joined', 1, 'mount', 1, { state: { count: 0 } }],
    ])
    expect(server.stats().views).toBe(1)
  })

  it('[STASH-11] fills the number of an event that was given up', async () => {
    const { server } = startServer(counter)
    const page = await rawPage(server, '/')
    page.join()
    page.send(['event', 1, 1, 'live:void'])
    page.send(['event', 1, 2, 'inc', { by: 1 }])
    expect((await page.received()).slice(1)).toEqual([
      ['patch', 1, 1, 2, { count: 1 }, [], { doubled: 2 }],
    ])
  })

  it('[RT-07] ends when more waits for it than may', async () => {
    const { server, pubsub } = startServer(
      liveView({
        mount: ({ subscribe }) => (subscribe('all'), {}),
        handleInfo: { tell: (socket) => socket.pushEvent('told') },
        render: () => <p />,
      }),
    )
    const page = await rawPage(server, '/')
    page.join()
    await page.received()
    page.network.disconnect()
    for (let count = 0; count < limits.maxPendingPushes; count += 1) pubsub.broadcast('all', 'tell')
    expect(server.stats().views).toBe(1)
    pubsub.broadcast('all', 'tell')
    expect(server.stats().views).toBe(0)
  })
})
