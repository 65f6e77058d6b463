import { PROTOCOL_VERSION } from '@livejsx/protocol'
import { liveView } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createMemoryNetwork, rawPage, requestPage, type RequestedPage } from '../src/index.ts'
import { postForm } from './post-form.ts'
import { startServer } from './start-server.ts'

const older = 'mJ3vQ8sK1xW6zR0bT5yN9cF4hL7pD2gA'
const newer = 'Yd7uE2kP5wZ9aG3fX8hB1nV6mC4rT0qS'

const notes = liveView({
  mount: () => ({ count: 0 }),
  handleEvent: {
    add: (socket) => socket.update('count', (count) => count + 1),
    go(socket) {
      socket.putFlash('info', 'Noted')
      socket.redirect('/')
    },
  },
  render: ({ count }, live) => (
    <main>
      {count} {live.flash['info']}
    </main>
  ),
})

/** A server, and what becomes there of a page that another server has made. */
function startWith(secret: string | readonly string[]) {
  const { server } = startServer(notes, { secret })
  return {
    server,
    async join({ cookies, state }: RequestedPage) {
      const network = createMemoryNetwork(server, cookies)
      const refused: string[] = []
      const wire = network.openWire(state?.csrf ?? '', {
        onOpen: () => undefined,
        onMessage: () => undefined,
        onSent: () => undefined,
        onClose: () => undefined,
        onRefused: (code) => refused.push(code),
      })
      await network.settled()
      const token = state?.token ?? ''
      wire.send(['join', 1, { version: PROTOCOL_VERSION, token, page: 'run', next: 1, patch: 0 }])
      await network.settled()
      return [refused, network.fromServer.map((message) => message.slice(0, 3))]
    },
    async post(page: RequestedPage) {
      const fields = [['live:event', 'add']] as const
      return (await postForm(server, page, { fields })).response.status
    },
  }
}

describe('a server whose secret is rotated', () => {
  it('[RT-04] [RT-05] [RT-06] serves the sessions, pages and forms of the secret before', async () => {
    const page = await requestPage(startWith(older).server, '/')
    const { server, join, post } = startWith([newer, older])
    const again = await requestPage(server, '/', page.cookies)
    expect([page.response, again.response].map(({ headers }) => headers.has('set-cookie'))).toEqual(
      [true, false],
    )
    expect(await join(page)).toEqual([[], [['joined', 1, 'mount']]])
    expect(await post(page)).toBe(200)
  })

  it('[RT-04] [EVT-16] shows the flash messages of the secret before', async () => {
    const before = startWith(older).server
    const page = await requestPage(before, '/')
    const { response } = await postForm(before, page, { fields: [['live:event', 'go']] })
    const [flash] = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
    const cookies = `${page.cookies}; ${flash}`
    expect((await requestPage(startWith([newer, older]).server, '/', cookies)).html).toContain(
      'Noted',
    )
    expect((await requestPage(startWith(newer).server, '/', cookies)).html).not.toContain('Noted')
  })

  it('[RT-04] [RT-05] [RT-06] signs and seals with the new one alone', async () => {
    const page = await requestPage(startWith([newer, older]).server, '/')
    const { server, join } = startWith(newer)
    const again = await requestPage(server, '/', page.cookies)
    expect(again.response.headers.has('set-cookie')).toBe(false)
    expect(await join(page)).toEqual([[], [['joined', 1, 'mount']]])
  })

  it('[RT-04] [RT-05] [RT-06] takes what an unknown secret has made for nothing', async () => {
    const page = await requestPage(startWith('Kp4xW9bN2vH7cJ1sL6tF8dR3gQ5zM0yU').server, '/')
    const { server, join, post } = startWith([newer, older])
    const again = await requestPage(server, '/', page.cookies)
    expect(again.response.headers.has('set-cookie')).toBe(true)
    expect(await join(page)).toEqual([['session-required'], []])
    expect(await post(page)).toBe(403)
    // The session is one of ours, the page is not.
    const mixed = { ...again, state: page.state }
    expect(await join(mixed)).toEqual([['csrf-refused'], []])
    expect(await post(mixed)).toBe(403)
  })

  it('[RT-04] [STASH-05] recovers what a stash has sealed with the secret before', async () => {
    const Kept = z.object({ count: z.number() })
    const counter = liveView({
      mount: async ({ recover }) => ({ count: (await recover(Kept)).assigns?.count ?? 0 }),
      stash: { keys: ['count'] },
      handleEvent: { add: (socket) => socket.update('count', (count) => count + 1) },
      render: ({ count }) => <p>{count}</p>,
    })
    const before = startServer(counter, { secret: older })
    const page = await rawPage(before.server, '/')
    page.join({ stash: '' })
    const [, first] = await page.received()
    const [, epoch, seq] = String(first?.[2]).split('.')[3]?.split(',') ?? []
    page.send(['stored', 1, Number(epoch), Number(seq), 'disk'])
    page.event('add')
    await page.received()
    before.clock.advance(200)
    const sealed = (await page.received()).findLast(([name]) => name === 'stash')?.[2]
    const recovered = async (secret: string | readonly string[]): Promise<unknown> => {
      const next = await rawPage(startServer(counter, { secret }).server, '/', page.cookies)
      next.join({ stash: sealed, onDisk: true, page: 'next-run' })
      const [joined] = await next.received()
      return [joined?.[2], joined?.[4]]
    }
    expect(await recovered([newer, older])).toMatchObject(['recover', { state: { count: 1 } }])
    expect(await recovered(newer)).toMatchObject(['mount', { state: { count: 0 } }])
  })
})
