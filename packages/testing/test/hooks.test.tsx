import {
  defineHook,
  liveComponent,
  liveView,
  useConnection,
  useLive,
  useServerEvent,
  type MountContext,
} from '@livejsx/view'
import type { ComponentChildren } from 'preact'
import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { requestPage } from '../src/index.ts'
import { openView } from './open-view.ts'
import { returnLate, returnSoon } from './return-page.ts'
import { startServer } from './start-server.ts'

let log: string[]
beforeEach(() => {
  log = []
})

const text = (selector: string): string => document.querySelector(selector)?.textContent ?? 'none'

/** Says what it sees of the page: how far it has been patched. */
const Witness = defineHook<string>({
  mounted() {
    log.push(`${this.data} mounted at ${text('#count')} ${text('#total-a')} ${text('#total-b')}`)
    this.handleEvent('counted', (count: number) => {
      log.push(`${this.data} heard ${count} at ${text('#count')}`)
    })
    this.el.onclick = async () => {
      log.push(`${this.data} got ${JSON.stringify(await this.pushEvent('ask', 'me'))}`)
    }
    this.el.ondblclick = async () => {
      const outcomes = await this.pushEventTo('.whose', 'ask', 'you')
      for (const outcome of outcomes) {
        log.push(outcome.status === 'fulfilled' ? String(outcome.value) : outcome.reason.code)
      }
    }
  },
  destroyed() {
    log.push(`${this.data} destroyed`)
  },
})

const Waiting = defineHook({
  disconnected: () => void log.push(`disconnected at ${text('#count')}`),
  reconnected: () => void log.push(`reconnected at ${text('#count')}`),
})

const Total = liveComponent({
  mount: (_: MountContext<{ count: number }>) => ({ total: 0 }),
  update: (socket) => socket.update('total', (total) => total + 1),
  events: { ask: z.string() },
  handleEvent: {
    ask: (socket, word) => `${word}: component of ${socket.assigns.total}`,
    tell(socket) {
      socket.update('total', (total) => total + 1)
      socket.pushEvent('counted', -1)
    },
  },
  render: ({ total }, live, { id }) => (
    <>
      <p id={`total-${id}`}>{total}</p>
      <p class="whose" hook={total > 0 ? Witness : undefined} data={id} id={`witness-${id}`} />
      <button id={`tell-${id}`} onClick={live.on('tell')} />
    </>
  ),
})

const view = liveView({
  mount({ subscribe }) {
    subscribe('all')
    return { count: 0, ids: ['a', 'b'] }
  },
  handleInfo: {
    add: (socket) => socket.update('count', (count) => count + 1),
  },
  events: { ask: z.string() },
  handleEvent: {
    count(socket) {
      socket.pushEvent('counted', socket.assigns.count + 1)
      socket.update('count', (count) => count + 1)
    },
    ask: (_socket, word) => `${word}: view`,
    drop: (socket) => socket.assign({ ids: ['b'] }),
    greet: (socket) => socket.putFlash('info', 'Hello'),
  },
  render: ({ count, ids }, live) => (
    <main>
      <p id="count" hook={Waiting}>
        {count}
      </p>
      <button id="add" onClick={live.on('count')} />
      <button id="drop" onClick={live.on('drop')} />
      {count > 0 && <p hook={Witness} data="own" class="whose" id="own" />}
      {ids.map((id) => (
        <Total key={id} id={id} count={count} />
      ))}
      <Deep />
    </main>
  ),
})

function Deep(): ComponentChildren {
  const live = useLive<typeof view>()
  const state = useConnection()
  useServerEvent<number>('counted', (count) => {
    log.push(`effect heard ${count} at ${text('#count')}`)
  })
  return (
    <button id="deep" onClick={live.on('greet')}>
      {state}
      {live.flash['info']}
    </button>
  )
}

describe('pushes of the server', () => {
  it('[EVT-15] reach hooks, `useServerEvent` and the window after their patch', async () => {
    const { page } = await openView(view)
    window.addEventListener('live:counted', ({ detail }: CustomEventInit) => {
      log.push(`window heard ${detail} at ${text('#count')}`)
    })
    await page.click('#add')
    expect(log).toEqual([
      'own mounted at 1 1 1',
      'a mounted at 1 1 1',
      'b mounted at 1 1 1',
      'effect heard 1 at 1',
      'own heard 1 at 1',
      'a heard 1 at 1',
      'b heard 1 at 1',
      'window heard 1 at 1',
    ])
  })

  it('[EVT-15] of a live component reach the whole view', async () => {
    const { page } = await openView(view)
    await page.click('#add')
    log = []
    await page.click('#tell-a')
    expect(log).toEqual(['effect', 'own', 'a', 'b'].map((name) => `${name} heard -1 at 1`))
  })
})

describe('client hooks of a page', () => {
  it('[EVT-14] send to the view or component around, and to that of any other element', async () => {
    const { page } = await openView(view)
    await page.click('#add')
    log = []
    for (const id of ['own', 'witness-a']) await page.click(`#${id}`)
    page.find('#own').dispatchEvent(new Event('dblclick'))
    await page.settled()
    expect(log).toEqual([
      'own got "me: view"',
      'a got "me: component of 1"',
      'you: view',
      'you: component of 1',
      'you: component of 1',
    ])
  })

  it('[EVT-14] end with the component that shows them', async () => {
    const { page } = await openView(view)
    await page.click('#add')
    log = []
    await page.click('#drop')
    expect(log).toEqual(['a destroyed'])
  })

  it('[EVT-14] [STASH-11] hear of a short loss of the connection, and go on', async () => {
    const opened = await openView(view)
    const { page } = opened
    await page.click('#add')
    log = []
    await returnSoon(opened)
    page.find('#witness-b').click()
    await page.settled()
    expect(log).toEqual(['disconnected at 1', 'reconnected at 1', 'b got "me: component of 1"'])
  })

  it('[EVT-14] hear of a lost connection, and of its return with the newest state', async () => {
    const opened = await openView(view)
    const { page } = opened
    await page.click('#add')
    const witness = page.find('#witness-b')
    log = []
    await returnLate(opened)
    // Of a component of another instance.
    witness.click()
    await page.settled()
    expect(log).toEqual([
      'disconnected at 1',
      'own destroyed',
      'a destroyed',
      'b destroyed',
      'reconnected at 0',
      'b got "me: component of 0"',
    ])
  })
})

describe('Preact hooks of a view', () => {
  it('[EVT-14] find the `live` and the connection around', async () => {
    const { html } = await requestPage(startServer(view).server, '/')
    expect(html).toContain('<button id="deep">connecting</button>')
    const { page } = await openView(view)
    expect(text('#deep')).toBe('joined')
    await page.click('#deep')
    expect(text('#deep')).toBe('joinedHello')
    page.disconnect()
    await page.settled()
    expect(text('#deep')).toBe('offlineHello')
  })
})
