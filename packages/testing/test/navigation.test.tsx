import { Flash, Link, live, liveSession, liveView, routes } from '@livejsx/view'
import { z } from 'zod'
import { describe, expect, it } from 'vitest'
import { openView } from './open-view.ts'
import { returnLate, returnSoon } from './return-page.ts'

/** Pages that lead to each other, and what happens on the server. */
function createSite() {
  const log: string[] = []
  const list = liveView(
    {
      mount: () => ({ page: '' }),
      handleParams(socket, _params, url) {
        socket.assign({ page: url.searchParams.get('page') ?? '1' })
      },
      handleEvent: {
        async save(socket) {
          await Promise.resolve()
          socket.broadcast('news', 'saved')
          log.push('saved')
        },
        open(socket) {
          socket.putFlash('info', 'Opened')
          socket.pushNavigate('/items/9')
        },
      },
      terminate: (_socket, reason) => void log.push(`list ${reason}`),
      title: ({ page }) => `Page ${page}`,
      render: ({ page }, live) => (
        <main>
          <h1>Items {page}</h1>
          <Link to="?page=2" patch id="next">
            Next
          </Link>
          <Link to="/items/7" id="item">
            Seven
          </Link>
          <Link to="/admin" id="admin">
            Admin
          </Link>
          <button id="save" onClick={live.on('save')} />
          <button id="open" onClick={live.on('open')} />
        </main>
      ),
    },
    'list',
  )
  const item = liveView(
    {
      mount: ({ params }) => ({ id: params['id'] ?? '', name: '' }),
      events: { rename: z.string() },
      handleEvent: { rename: (socket, name) => socket.assign({ name }) },
      terminate: (_socket, reason) => void log.push(`item ${reason}`),
      title: ({ id }) => `Item ${id}`,
      render: ({ id, name }, live) => (
        <main>
          <h1>Item {id}</h1>
          <Flash />
          <output>{name}</output>
          <button id="rename" onClick={live.on('rename', 'Ada')} />
        </main>
      ),
    },
    'item',
  )
  const table = routes([
    live('/items', () => Promise.resolve({ default: list })),
    live('/items/:id', () => Promise.resolve({ default: item })),
    liveSession('admin', {}, [live('/admin', () => Promise.resolve({ default: list }))]),
  ])
  return { log, open: () => openView(list, { routes: table }, { path: '/items', others: [item] }) }
}

const heading = (): string | null | undefined => document.querySelector('h1')?.textContent

describe('a page that goes from view to view', () => {
  it('[NAV-01] shows the next one over the same connection, which then takes its events', async () => {
    const { log, open } = createSite()
    const { page, server } = await open()
    await page.click('#item')
    expect([heading(), document.title, location.pathname]).toEqual(['Item 7', 'Item 7', '/items/7'])
    await page.click('#rename')
    expect(page.find('output').textContent).toBe('Ada')
    expect(page.fromClient.map(([name, view]) => [name, view])).toEqual([
      ['join', 1],
      ['join', 2],
      ['leave', 1],
      ['event', 2],
    ])
    expect([log, server.stats().views]).toEqual([['list left'], 1])
  })

  it('[NAV-01] goes to another address of its view, and on from there, and back', async () => {
    const { log, open } = createSite()
    const { page } = await open()
    await page.click('#next')
    expect([heading(), location.search]).toEqual(['Items 2', '?page=2'])
    await page.click('#item')
    history.back()
    await page.settled()
    expect([heading(), document.title, location.search]).toEqual(['Items 2', 'Page 2', '?page=2'])
    expect(log).toEqual(['list left', 'item left'])
  })

  it('[NAV-01] [EVT-16] is sent on by the server, with what that has to say', async () => {
    const { open } = createSite()
    const { page } = await open()
    await page.click('#open')
    await page.settled()
    expect([heading(), page.find('[role=status] span').textContent]).toEqual(['Item 9', 'Opened'])
  })

  it('[NAV-04] has what was clicked before handled by the view that it was clicked in', async () => {
    const { log, open } = createSite()
    const { page } = await open()
    page.find('#save').click()
    page.find('#item').click()
    await page.settled()
    expect([heading(), log]).toEqual(['Item 7', ['saved', 'list left']])
  })

  it.each([
    ['resumed', returnSoon],
    ['mounted anew', returnLate],
  ])(
    '[NAV-01] shows the newest view again after the connection was lost, %s',
    async (_how, comeBack) => {
      const { open } = createSite()
      const opened = await open()
      const { page } = opened
      await page.click('#item')
      await comeBack(opened)
      expect(heading()).toBe('Item 7')
      await page.click('#rename')
      expect(page.find('output').textContent).toBe('Ada')
    },
  )
})
