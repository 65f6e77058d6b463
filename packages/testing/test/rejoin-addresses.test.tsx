import { live, liveView, navigate, routes } from '@livejsx/view'
import { expect, it } from 'vitest'
import { openView } from './open-view.ts'

const Items = liveView(
  {
    mount: () => ({ shown: '' }),
    handleParams: (socket, _params, url) => socket.assign({ shown: url.search }),
    render: ({ shown }) => <p>{shown}</p>,
  },
  'items',
)

it('[NAV-02] shows the address of the page after each reconnect, also one that it has come back to', async () => {
  const table = routes([live('/items', () => Promise.resolve({ default: Items }))])
  const { page } = await openView(Items, { routes: table }, { path: '/items' })
  const shown: (string | null)[] = []
  for (const to of ['/items?page=2', '/items', '/items?page=2']) {
    navigate(to, { patch: true })
    await page.settled()
    page.disconnect()
    page.reconnect()
    await page.settled()
    shown.push(page.find('p').textContent)
  }
  expect(shown).toEqual(['?page=2', '', '?page=2'])
})
