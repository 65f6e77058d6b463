import { browserStash } from '@livejsx/stash'
import { createMemoryStore } from '@livejsx/stash/server'
import {
  Link,
  live,
  liveComponent,
  LiveRender,
  liveView,
  routes,
  type MountContext,
  type StashOptions,
  type ViewObject,
} from '@livejsx/view'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createTab, livePage, type BrowserTab, type LivePage } from '../src/index.ts'
import { startServer, type StartedServer } from './start-server.ts'

let opened: LivePage | undefined
let losses: unknown[] = []
afterEach(async () => {
  await opened?.leave()
  opened = undefined
  losses = []
})

type CounterStash = Partial<StashOptions<'count', { count: number }>>

/**
 * A counter that keeps its count.
 *
 * @param answers gets what its events were answered
 */
function createCounter(id: string, stash: CounterStash = {}, answers: unknown[] = []) {
  return liveView(
    {
      onError: 'restart',
      async mount({ recover }: MountContext) {
        const saved = await recover(z.object({ count: z.number() }))
        return { count: saved.assigns?.count ?? 0 }
      },
      stash: { keys: ['count'], ...stash },
      handleEvent: {
        inc: (socket) => {
          socket.update('count', (count) => count + 1)
          return socket.assigns.count
        },
        crash() {
          throw new Error('crash')
        },
      },
      render: ({ count }, live) => (
        <p>
          <button
            id="inc"
            onClick={() => void live.push('inc').then((count) => answers.push(count))}
          >
            {count}
          </button>
          <button id="crash" onClick={live.on('crash')} />
        </p>
      ),
    },
    id,
  )
}

/** Opens a page whose server may be replaced by another one. */
async function openOnServers(
  view: ViewObject,
  others: readonly ViewObject[] = [],
  {
    path = '/',
    tab,
    ...options
  }: Parameters<typeof startServer>[1] & { path?: string; tab?: BrowserTab } = {},
) {
  let now: StartedServer = startServer(view, options)
  const { server } = now
  const page = await livePage(
    {
      ...server,
      authenticate: (...given) => now.server.authenticate(...given),
      connect: (...given) => now.server.connect(...given),
    },
    path,
    view,
    others,
    tab,
  )
  opened = page
  for (const name of ['state-lost', 'event-lost']) {
    window.addEventListener(`live:${name}`, (event) =>
      losses.push([name, (event as unknown as CustomEvent).detail]),
    )
  }
  return {
    page,
    /** Lets the server write what has changed. */
    async write() {
      now.clock.advance(200)
      await page.settled()
    },
    /** The connection is lost, and leads to a new server. */
    async replace(whileAway: () => void = () => undefined, next = view) {
      page.disconnect()
      await page.settled()
      whileAway()
      now = startServer(next, options)
      page.reconnect()
      await page.settled()
    },
  }
}

const text = (selector: string): string | undefined => document.querySelector(selector)?.textContent

describe('a page of a view with a stash', () => {
  it('[STASH-02] goes on at another server, with what no record held yet', async () => {
    const { page, write, replace } = await openOnServers(createCounter('counter'))
    const button = page.find('#inc')
    await page.click('#inc')
    await page.click('#inc')
    await write()
    await page.click('#inc')
    await replace(() => page.find('#inc').click())
    expect([text('#inc'), losses]).toEqual(['4', []])
    expect(page.find('#inc')).toBe(button)
    const events = page.fromClient.filter(([name]) => name === 'event')
    expect(events.map(([, , number]) => number)).toEqual([1, 2, 3, 3, 4])
  })

  it('[STASH-02] tells what is lost at the level `commit`', async () => {
    const { page, replace } = await openOnServers(createCounter('counter', { auto: false }))
    await page.click('#inc')
    await page.click('#inc')
    await replace()
    expect([text('#inc'), losses]).toEqual(['0', [['state-lost', { view: 1 }]]])
  })

  it('[STASH-01] is told when its record is refused', async () => {
    const { page, write, replace } = await openOnServers(createCounter('counter'))
    await page.click('#inc')
    await write()
    await replace(undefined, createCounter('counter', { version: 2 }))
    expect(losses).toEqual([['state-lost', { view: 1 }]])
    await page.click('#inc')
    expect(text('#inc')).toBe('1')
  })
})

describe('a page of a strict view', () => {
  it('[STASH-07] shows at once, and settles when the record is kept and the mark has moved', async () => {
    const waiting: (() => void)[] = []
    const marks = { ...createMemoryStore(), isShared: true }
    const { confirm } = marks
    let hangs = false
    marks.confirm = async (...given) => {
      if (hangs) await new Promise<void>((resolve) => waiting.push(resolve))
      return confirm(...given)
    }
    const adapter = browserStash({ marks })
    const answers: unknown[] = []
    const { page, replace } = await openOnServers(
      createCounter('counter', { strict: true, adapter }, answers),
    )
    hangs = true
    await page.click('#inc')
    expect([text('#inc'), answers]).toEqual(['1', []])
    hangs = false
    for (const go of waiting.splice(0)) go()
    await page.settled()
    expect(answers).toEqual([1])
    hangs = true
    await page.click('#inc')
    hangs = false
    await replace()
    expect([text('#inc'), answers, losses]).toEqual(['2', [1, 2], []])
  })
})

describe('a view with a stash to which the visitor comes back', () => {
  it.each([
    ['tab', '1'],
    ['reload', '0'],
  ] as const)('[STASH-06] shows with the scope `%s` %s', async (scope, expected) => {
    const board = liveView(
      {
        async mount({ recover, params }) {
          const saved = await recover(z.object({ count: z.number() }))
          return { count: saved.assigns?.count ?? 0, id: params['id'] ?? '' }
        },
        stash: { keys: ['count'], scope },
        handleEvent: { inc: (socket) => socket.update('count', (count) => count + 1) },
        render: ({ count, id }, live) => (
          <main>
            <h1>Board {id}</h1>
            <button id="inc" onClick={live.on('inc')}>
              {count}
            </button>
            <Link to={id === '1' ? '/boards/2' : '/boards/1'} id="other">
              other
            </Link>
          </main>
        ),
      },
      'board',
    )
    const { page, write, replace } = await openOnServers(board, [], {
      routes: routes([live('/boards/:id', () => Promise.resolve({ default: board }))]),
      path: '/boards/1',
    })
    await page.click('#inc')
    await write()
    page.find('#other').click()
    await expect.poll(() => text('h1')).toBe('Board 2')
    expect(text('#inc')).toBe('0')
    page.find('#other').click()
    await expect.poll(() => text('h1')).toBe('Board 1')
    expect([text('#inc'), losses]).toEqual([expected, []])
    await page.click('#inc')
    await replace()
    expect([text('#inc'), losses]).toEqual([`${Number(expected) + 1}`, []])
  })
})

describe('a live component of a view with a stash', () => {
  it('[STASH-01] gets its events from an instance that counts it anew', async () => {
    const Row = liveComponent({
      mount: () => ({ clicks: 0 }),
      handleEvent: { click: (socket) => socket.update('clicks', (clicks) => clicks + 1) },
      render: ({ clicks }, live, { id }) => (
        <button id={String(id)} onClick={live.on('click')}>
          {clicks}
        </button>
      ),
    })
    const list = liveView(
      {
        async mount({ recover }) {
          const saved = await recover(z.object({ ids: z.array(z.string()) }))
          return { ids: saved.assigns?.ids ?? ['a'] }
        },
        stash: { keys: ['ids'] },
        handleEvent: { add: (socket) => socket.assign({ ids: ['b', 'a'] }) },
        render: ({ ids }, live) => (
          <main>
            <button id="add" onClick={live.on('add')} />
            {ids.map((id) => (
              <Row id={id} key={id} />
            ))}
          </main>
        ),
      },
      'list',
    )
    const { page, write, replace } = await openOnServers(list)
    await page.click('#add')
    await page.click('#a')
    await write()
    await replace(() => page.find('#a').click())
    expect([text('#a'), text('#b'), losses]).toEqual(['1', '0', []])
  })
})

describe('a nested view with a stash', () => {
  const nestIn = (child: ReturnType<typeof createCounter>, isStashed = false) => {
    const render = () => (
      <main>
        <LiveRender view={child} id="child" fallback={<em>gone</em>} />
      </main>
    )
    if (!isStashed) return liveView({ mount: () => ({}), render }, 'parent')
    return liveView(
      {
        async mount({ recover }) {
          const saved = await recover(z.object({ count: z.number() }))
          return { count: saved.assigns?.count ?? 0 }
        },
        stash: { keys: ['count'] },
        handleEvent: { up: (socket) => socket.update('count', (count) => count + 1) },
        render: ({ count }, live) => (
          <section>
            <button id="up" onClick={live.on('up')}>
              {count}
            </button>
            {render()}
          </section>
        ),
      },
      'parent',
    )
  }

  it.each([
    ['reconnect', false],
    ['reconnect', true],
    ['reload', false],
    ['reload', true],
  ] as const)(
    '[STASH-06] goes on at another server by itself, scope %s, where the view around has one: %s',
    async (scope, isStashed) => {
      const child = createCounter('child', { scope })
      const parent = nestIn(child, isStashed)
      const { page, write, replace } = await openOnServers(parent, [child])
      await page.click('#inc')
      await page.click('#inc')
      if (isStashed) await page.click('#up')
      await write()
      await page.click('#inc')
      await replace()
      expect(text('#inc')).toBe('3')
      await page.click('#inc')
      await replace(() => page.find('#inc').click())
      expect(text('#inc')).toBe('5')
      const own = isStashed ? [] : [['state-lost', { view: 1 }]]
      expect(losses).toEqual([...own, ...own])
      if (isStashed) expect(text('#up')).toBe('1')
    },
  )

  it.each([{ isKept: true }, { isKept: false }])(
    '[STASH-06] is shown as it is when the view around is recovered in a page that was loaded anew, kept: $isKept',
    async ({ isKept }) => {
      const tab = createTab()
      const child = createCounter('child', isKept ? {} : { scope: 'reconnect' })
      const parent = nestIn(child, true)
      const first = await openOnServers(parent, [child], { tab })
      await first.page.click('#inc')
      await first.page.click('#up')
      await first.write()
      await first.page.leave()
      const { page } = await openOnServers(parent, [child], { tab })
      await expect.poll(() => text('#up')).toBe('1')
      await page.settled()
      await expect.poll(() => text('#inc')).toBe(isKept ? '1' : '0')
      await page.click('#inc')
      expect(text('#inc')).toBe(isKept ? '2' : '1')
    },
  )

  it('[STASH-08] goes on after a crash', async () => {
    const child = createCounter('child')
    const { page, write } = await openOnServers(nestIn(child), [child])
    await page.click('#inc')
    await page.click('#inc')
    await write()
    await page.click('#crash')
    await expect
      .poll(() => page.settled().then(() => document.querySelector('[data-live-retrying]')))
      .toBeNull()
    await page.click('#inc')
    expect(text('#inc')).toBe('3')
  })
})
