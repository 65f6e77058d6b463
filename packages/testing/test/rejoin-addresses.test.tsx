import { live, liveView, navigate, routes } from '@livejsx/view'
import { expect, it } from 'vitest'
import { openView } from './open-view.ts'
import { returnLate, returnSoon } from './return-page.ts'

const Items = liveView(
  {
    mount: () => ({ shown: '' }),
    handleParams: (socket, _params, url) => socket.assign({ shown: url.search }),
    render: ({ shown }) => <p>{shown}</p>,
  },
  'items',
)

it.each([
  ['soon', returnSoon],
  ['late', returnLate],
])(
  '[NAV-02] shows the address of the page each time it returns %s, also one that it has come back to',
  async (_when, comeBack) => {
    const table = routes([live('/items', () => Promise.resolve({ default: Items }))])
    const opened = await openView(Items, { routes: table }, { path: '/items' })
    const shown: (string | null)[] = []
    for (const to of ['/items?page=2', '/items', '/items?page=2']) {
      navigate(to, { patch: true })
      await opened.page.settled()
      await comeBack(opened)
      shown.push(opened.page.find('p').textContent)
    }
    expect(shown).toEqual(['?page=2', '', '?page=2'])
  },
)
