import { PROTOCOL_VERSION, type LiveError } from '@livejsx/protocol'
import {
  LiveRender,
  liveComponent,
  liveView,
  type DocumentProps,
  type MountContext,
  type TerminateReason,
} from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { rawPage, requestPage } from '../src/index.ts'
import { openView } from './open-view.ts'
import { returnLate, returnSoon } from './return-page.ts'
import { startServer } from './start-server.ts'
import { TestDocument } from './test-document.tsx'

const text = (selector: string): string | undefined => document.querySelector(selector)?.textContent

/** A view that is shown inside of another one, and what becomes of its instances. */
function createChild() {
  const log: string[] = []
  const state = { broken: false }
  const child = liveView({
    onError: 'restart',
    mount({ props, connected }: MountContext<{ name: string }>) {
      if (state.broken) throw new Error('in mount')
      log.push(`mount ${props.name} ${connected}`)
      return { count: 0 }
    },
    handleEvent: {
      inc: (socket) => socket.update('count', (count) => count + 1),
      tell: (socket) => socket.sendParent('told', `${socket.props.name} ${socket.assigns.count}`),
      crash() {
        throw new Error('crash')
      },
    },
    terminate: (_socket, reason: TerminateReason) => void log.push(reason),
    render: ({ count }, live) => (
      <section>
        <button id="inc" onClick={live.on('inc')}>
          {count}
        </button>
        <button id="tell" onClick={live.on('tell')} />
        <button id="crash" onClick={live.on('crash')} />
      </section>
    ),
  })
  const parent = liveView({
    mount: () => ({ ticks: 0, heard: '', shown: true }),
    handleEvent: {
      tick: (socket) => socket.update('ticks', (ticks) => ticks + 1),
      hide: (socket) => socket.update('shown', (shown) => !shown),
    },
    handleInfo: {
      told(socket, heard: string) {
        socket.assign({ heard })
      },
    },
    render: ({ ticks, heard, shown }, live) => (
      <main>
        <button id="tick" onClick={live.on('tick')}>
          {ticks}
        </button>
        <button id="hide" onClick={live.on('hide')} />
        <i>{heard}</i>
        {shown && (
          <LiveRender view={child} id="child" props={{ name: 'one' }} fallback={<em>gone</em>} />
        )}
      </main>
    ),
  })
  return { log, state, parent }
}

describe('a nested view', () => {
  it('[COMP-07] has an instance and events of its own, from the HTML on', async () => {
    const { log, parent } = createChild()
    const { server } = startServer(parent)
    const { html } = await requestPage(server, '/')
    expect(html).toContain('<div data-live-view="child"><section>')
    await server.close()
    log.length = 0
    const { page, server: own } = await openView(parent)
    expect([log, own.stats()]).toEqual([['mount one false'], expect.objectContaining({ views: 2 })])
    const button = page.find('#inc')
    await page.click('#inc')
    await page.click('#inc')
    await page.click('#tick')
    expect([text('#inc'), text('#tick')]).toEqual(['2', '1'])
    expect(page.find('#inc')).toBe(button)
    expect(page.fromClient.filter(([name]) => name === 'event').map(([, view]) => view)).toEqual([
      2, 2, 1,
    ])
  })

  it('[COMP-03] tells the view around by `sendParent`', async () => {
    const { page } = await openView(createChild().parent)
    await page.click('#tell')
    expect(text('i')).toBe('one 0')
  })

  it('[COMP-07] ends when it is not shown any more, and begins anew when it is shown again', async () => {
    const { log, parent } = createChild()
    const { page } = await openView(parent)
    await page.click('#inc')
    await page.click('#hide')
    expect(log).toEqual(['mount one false', 'left'])
    await page.click('#hide')
    await page.settled()
    expect([text('#inc'), log.at(-1)]).toEqual(['0', 'mount one true'])
    await page.click('#inc')
    expect(text('#inc')).toBe('1')
  })

  it('[COMP-07] crashes without touching the view around, is mounted anew, and given up after three times', async () => {
    const { log, parent } = createChild()
    const { page, errors } = await openView(parent)
    await page.click('#tick')
    await page.click('#inc')
    for (let round = 1; round <= 3; round += 1) {
      await page.click('#crash')
      expect(page.find('[data-live-view]').hasAttribute('data-live-retrying')).toBe(true)
      await expect
        .poll(() => log.filter((entry) => entry.startsWith('mount')).length, { timeout: 5_000 })
        .toBe(round + 1)
      await page.settled()
      expect([text('#inc'), text('#tick')]).toEqual(['0', '1'])
    }
    await page.click('#crash')
    await page.settled()
    expect(text('em')).toBe('gone')
    expect(page.find('[data-live-view]').getAttributeNames()).toEqual([
      'data-live-view',
      'data-live-failed',
    ])
    await page.click('#tick')
    expect([text('#tick'), log.filter((entry) => entry === 'crashed').length]).toEqual(['2', 4])
    expect(errors.every((error) => error === 'handleEvent.crash: crash')).toBe(true)
  }, 15_000)

  it('[COMP-07] that cannot be mounted shows its fallback, and the rest of the page goes on', async () => {
    const { state, parent } = createChild()
    state.broken = true
    const { page, errors } = await openView(parent)
    expect(text('em')).toBe('gone')
    await page.click('#tick')
    expect(text('#tick')).toBe('1')
    // One remount in vain.
    await expect.poll(() => errors.length).toBe(2)
    state.broken = false
    await expect.poll(() => text('#inc'), { timeout: 3_000 }).toBe('0')
    await page.settled()
    await page.click('#inc')
    expect([text('#inc'), text('em')]).toEqual(['1', undefined])
    expect(errors[0]).toBe('mount of <LiveRender id="child">: in mount')
  })

  it('[COMP-07] [STASH-11] goes on with the view around after a short loss of the connection', async () => {
    const { log, parent } = createChild()
    const opened = await openView(parent)
    const { page } = opened
    await page.click('#inc')
    page.disconnect()
    page.find('#inc').click()
    page.find('#tick').click()
    await returnSoon(opened)
    expect([text('#inc'), text('#tick')]).toEqual(['2', '1'])
    expect(log).toEqual(['mount one false'])
  })

  it('[COMP-07] comes back with the view around when both are gone', async () => {
    const { log, parent } = createChild()
    const opened = await openView(parent)
    const { page } = opened
    await page.click('#inc')
    await returnLate(opened)
    expect(log).toEqual(['mount one false', 'lost', 'mount one true'])
    expect(text('#inc')).toBe('0')
    await page.click('#inc')
    expect(text('#inc')).toBe('1')
  })

  it('[COMP-07] settles what it was asked for when it is not shown any more', async () => {
    let pushed: Promise<unknown> | undefined
    const inner = liveView({
      mount: () => ({}),
      handleEvent: { never: () => new Promise(() => undefined) },
      render: (_assigns, live) => (
        <button id="never" onClick={() => (pushed = live.push('never'))} />
      ),
    })
    const outer = liveView({
      mount: () => ({ shown: true }),
      handleEvent: { hide: (socket) => socket.assign({ shown: false }) },
      render: ({ shown }, live) => (
        <main>
          <button id="hide" onClick={live.on('hide')} />
          {shown && <LiveRender view={inner} id="inner" />}
        </main>
      ),
    })
    const { page } = await openView(outer)
    await page.click('#never')
    const outcome = pushed?.catch((error: unknown) => (error as LiveError).code)
    await page.click('#hide')
    expect(await outcome).toBe('unknown-outcome')
  })

  it('[LIFE-07] ends with the view around, for the same reason', async () => {
    const { log, parent } = createChild()
    const { server, clock } = startServer(parent)
    await requestPage(server, '/')
    clock.advance(10_000)
    expect([log.filter((entry) => entry === 'evicted').length, server.stats().views]).toEqual([
      1, 0,
    ])
  })

  it('[COMP-07] waits for its page from when the view around has joined', async () => {
    const { log, parent } = createChild()
    const { server, clock } = startServer(parent)
    const raw = await rawPage(server, '/')
    const { assigns } = raw.state ?? {}
    const { parts } = assigns as { parts: { 1: { token: string } } }
    clock.advance(9_000)
    raw.join()
    expect(await raw.received()).toEqual([['joined', 1, 'adopt', 0]])
    clock.advance(9_000)
    const details = { version: PROTOCOL_VERSION, page: 'page-run', next: 1, patch: 0 }
    raw.send(['join', 2, { ...details, token: parts[1].token }])
    expect(await raw.received()).toEqual([['joined', 2, 'adopt', 0]])
    expect(log).toEqual(['mount one false'])
  })

  it('[COMP-07] is never mounted by a token of its own', async () => {
    const { parent } = createChild()
    const { server, clock } = startServer(parent)
    const { state, cookies } = await requestPage(server, '/')
    const { assigns } = state ?? {}
    const { parts } = assigns as { parts: { 1: { token: string } } }
    clock.advance(10_000)
    const raw = await rawPage(server, '/', cookies)
    raw.join({ token: parts[1].token })
    expect(await raw.received()).toEqual([['refused', 1, 'not-joined']])
  })

  it('[COMP-07] is not mounted again while it lives, nor without end when it fails', async () => {
    const { log, state, parent } = createChild()
    const { server } = startServer(parent)
    const raw = await rawPage(server, '/')
    raw.join()
    raw.send(['part', 1, 1, 1, 'live:remount'])
    expect(await raw.received()).toEqual([
      ['joined', 1, 'adopt', 0],
      ['patch', 1, 1, 1, {}],
    ])
    expect(log).toEqual(['mount one false'])
    state.broken = true
    await server.close()
    const failing = startServer(parent)
    const other = await rawPage(failing.server, '/')
    other.join()
    for (let number = 1; number <= 40; number += 1) {
      other.send(['part', 1, 1, number, 'live:remount'])
    }
    await other.received()
    await expect.poll(() => failing.errors.length).toBe(17)
    expect(other.network.fromServer.at(-1)?.slice(0, 5)).toEqual([
      'failed',
      1,
      40,
      40,
      'rate-limited',
    ])
  })

  it('[COMP-01] has live components of its own, and may hold further views', async () => {
    const Counter = liveComponent({
      mount: () => ({ count: 0 }),
      handleEvent: { inc: (socket) => socket.update('count', (count) => count + 1) },
      render: ({ count }, live) => (
        <button class="deep" onClick={live.on('inc')}>
          {count}
        </button>
      ),
    })
    const inner = liveView({ mount: () => ({}), render: () => <Counter id="a" /> })
    const middle = liveView({
      mount: () => ({}),
      render: () => <LiveRender view={inner} id="inner" />,
    })
    const outer = liveView({
      mount: () => ({}),
      render: () => <LiveRender view={middle} id="middle" />,
    })
    const { page, server } = await openView(outer)
    expect(server.stats().views).toBe(3)
    await page.click('.deep')
    expect(text('.deep')).toBe('1')
  })
})

describe('a sticky view', () => {
  const player = liveView(
    {
      mount: ({ props }: MountContext<{ song: string }>) => ({ song: props.song, plays: 0 }),
      handleEvent: { play: (socket) => socket.update('plays', (plays) => plays + 1) },
      render: ({ song, plays }, live) => (
        <button id="play" onClick={live.on('play')}>
          {song} {plays}
        </button>
      ),
    },
    'player',
  )
  const Document = (props: DocumentProps) => (
    <TestDocument {...props}>
      {props.children}
      <LiveRender view={player} id="player" props={{ song: 'Song' }} sticky />
    </TestDocument>
  )
  const main = liveView({
    onError: 'restart',
    mount: ({ connected }) => ({ connected }),
    handleEvent: {
      crash() {
        throw new Error('crash')
      },
    },
    render: ({ connected }, live) => (
      <button id="crash" onClick={live.on('crash')}>
        {String(connected)}
      </button>
    ),
  })

  it('[COMP-08] stays, element and instance, while the view of the page is mounted anew', async () => {
    const { page } = await openView(main, { document: Document }, { others: [player] })
    await page.click('#play')
    const button = page.find('#play')
    await page.click('#crash')
    await expect.poll(() => text('#crash')).toBe('true')
    await page.click('#play')
    expect([text('#play'), page.find('#play') === button]).toEqual(['Song 2', true])
  })

  it('[COMP-08] is mounted anew by itself when its instance is gone', async () => {
    const opened = await openView(main, { document: Document }, { others: [player] })
    const { page } = opened
    await page.click('#play')
    await returnLate(opened)
    expect(text('#play')).toBe('Song 0')
    await page.click('#play')
    expect(text('#play')).toBe('Song 1')
  })

  it('[COMP-08] that cannot be mounted shows its fallback, and the page is served', async () => {
    const broken = liveView({
      mount(): { song: string } {
        throw new Error('no songs')
      },
      render: () => null,
    })
    const Broken = (props: DocumentProps) => (
      <TestDocument {...props}>
        {props.children}
        <LiveRender view={broken} id="player" sticky fallback={<em>No player.</em>} />
      </TestDocument>
    )
    const { server, errors } = startServer(main, { document: Broken })
    const { response, html } = await requestPage(server, '/')
    expect([response.status, server.stats().views]).toEqual([200, 1])
    expect(html).toMatch(/data-live-failed(="")?><em>No player\.<\/em><\/div>/)
    expect(errors).toEqual(['mount of <LiveRender id="player">: no songs'])
  })

  it('[COMP-08] is refused in the document without `sticky`', async () => {
    const Wrong = (props: DocumentProps) => (
      <TestDocument {...props}>
        <LiveRender view={player} id="player" props={{ song: 'Song' }} />
      </TestDocument>
    )
    const { server, errors } = startServer(main, { document: Wrong })
    expect((await requestPage(server, '/')).response.status).toBe(500)
    expect(errors[0]).toContain('say `sticky`, or move it into a view')
  })
})
