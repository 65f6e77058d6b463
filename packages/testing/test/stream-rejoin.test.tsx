import { liveComponent, LiveRender, liveView, stream } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { rawPage } from '../src/index.ts'
import { openView, type OpenedView } from './open-view.ts'
import { returnLate, returnSoon } from './return-page.ts'
import { startServer } from './start-server.ts'

interface Row {
  readonly id: number
  readonly text: string
}

/** Rows as they are after `edits` of each. */
function rows(ids: readonly number[], edits = 0): Row[] {
  return ids.map((id) => ({ id, text: `${id}.${edits}` }))
}

/** What instances that are mounted from here on begin with. */
interface Newest {
  ids: readonly number[]
  edits: number
}

function createFeed(newest: Newest, limit?: number) {
  return liveView(
    {
      mount: () => ({
        posts: stream(rows(newest.ids, newest.edits), limit === undefined ? {} : { limit }),
      }),
      handleEvent: {
        older: (socket) => socket.assigns.posts.insert(rows([1, 2]), { at: 0 }),
        newer: (socket) => socket.assigns.posts.insert(rows([8, 9])),
      },
      render: ({ posts }, live) => (
        <main>
          <i class="older" onClick={live.on('older')} />
          <i class="newer" onClick={live.on('newer')} />
          <ul>
            {posts.map(({ text }, id) => (
              <li id={`p${id}`}>{text}</li>
            ))}
          </ul>
        </main>
      ),
    },
    'feed',
  )
}

function texts({ page }: OpenedView): (string | null)[] {
  return [...page.find('ul').children].map(({ textContent }) => textContent)
}

describe('a stream over a short loss of the connection', () => {
  it('[LIST-03] [STASH-11] goes on, with what has come meanwhile', async () => {
    const newest: Newest = { ids: [3, 4, 5], edits: 0 }
    const opened = await openView(createFeed(newest))
    const { page } = opened
    await page.click('.older')
    const elements = ['#p1', '#p5'].map(page.find)
    Object.assign(newest, { ids: [3, 5, 6], edits: 1 })
    page.disconnect()
    page.find('.newer').click()
    await returnSoon(opened)
    expect(texts(opened)).toEqual(['1.0', '2.0', '3.0', '4.0', '5.0', '8.0', '9.0'])
    expect(['#p1', '#p5'].map(page.find)).toEqual(elements)
  })
})

describe('a view whose page has a broken copy of the state', () => {
  const streaming = liveView({ mount: () => ({ posts: stream(rows([1])) }), render: () => null })
  const forgetful = liveView({
    mount: () => ({ lines: ['one'] }),
    temporary: ['lines'],
    render: () => null,
  })

  it.each([
    ['of streams', streaming],
    ['of temporary assigns', forgetful],
  ])('[STASH-11] is mounted anew where nobody has the whole %s', async (_what, view) => {
    const { server } = startServer(view as typeof streaming)
    const page = await rawPage(server, '/')
    page.join()
    await page.received()
    page.network.disconnect()
    page.network.reconnect()
    page.join({ resync: true })
    expect((await page.received()).at(-1)?.slice(0, 3)).toEqual(['joined', 1, 'mount'])
    expect(server.stats().views).toBe(1)
  })
})

describe('a stream whose view is mounted anew for its page', () => {
  it('[LIST-03] keeps what the page holds around the new list, and the elements of both', async () => {
    const newest: Newest = { ids: [3, 4, 5], edits: 0 }
    const opened = await openView(createFeed(newest))
    const { page } = opened
    await page.click('.older')
    const elements = ['#p1', '#p3', '#p5'].map(page.find)
    Object.assign(newest, { ids: [3, 5, 6], edits: 1 })
    await returnLate(opened)
    expect(texts(opened)).toEqual(['1.0', '2.0', '3.1', '5.1', '6.1'])
    expect(['#p1', '#p3', '#p5'].map(page.find)).toEqual(elements)
    await page.click('.newer')
    expect(texts(opened)).toEqual(['1.0', '2.0', '3.1', '5.1', '6.1', '8.0', '9.0'])
  })

  it('[LIST-03] has the new list where nothing is in common, and its limit', async () => {
    const newest: Newest = { ids: [3, 4, 5], edits: 0 }
    const opened = await openView(createFeed(newest, 4))
    const { page } = opened
    await page.click('.older')
    expect(texts(opened)).toEqual(['1.0', '2.0', '3.0', '4.0'])
    newest.ids = [4, 5, 6]
    await returnLate(opened)
    expect(texts(opened)).toEqual(['1.0', '2.0', '3.0', '4.0'])
    newest.ids = [20, 21]
    await returnLate(opened)
    expect(texts(opened)).toEqual(['20.0', '21.0'])
  })

  it('[LIST-03] keeps what a nested view holds', async () => {
    const newest: Newest = { ids: [3, 4], edits: 0 }
    const Inner = createFeed(newest)
    const opened = await openView(
      liveView(
        { mount: () => ({}), render: () => <LiveRender view={Inner} id="inner" /> },
        'outer',
      ),
    )
    const { page } = opened
    await page.click('.older')
    const second = page.find('#p2')
    await returnLate(opened)
    expect(texts(opened)).toEqual(['1.0', '2.0', '3.0', '4.0'])
    expect(page.find('#p2')).toBe(second)
  })

  it('[LIST-03] keeps what a live component holds', async () => {
    const List = liveComponent({
      mount: () => ({ posts: stream(rows([3, 4])) }),
      handleEvent: {
        older: (socket) => socket.assigns.posts.insert(rows([1, 2]), { at: 0 }),
      },
      render: ({ posts }, live) => (
        <ul onClick={live.on('older')}>
          {posts.map(({ text }) => (
            <li>{text}</li>
          ))}
        </ul>
      ),
    })
    const view = liveView({ mount: () => ({}), render: () => <List id="list" /> }, 'lists')
    const opened = await openView(view)
    const { page } = opened
    await page.click('ul')
    await returnLate(opened)
    expect(texts(opened)).toEqual(['1.0', '2.0', '3.0', '4.0'])
  })

  it('[LIST-03] has the new list where live components are in the items', async () => {
    const Mark = liveComponent({
      mount: () => ({ marks: 0 }),
      handleEvent: { mark: (socket) => socket.update('marks', (marks) => marks + 1) },
      render: ({ marks }, live, { id }) => (
        <b id={id} onClick={live.on('mark')}>
          {id} {marks}
        </b>
      ),
    })
    const view = liveView(
      {
        mount: () => ({ posts: stream(rows([3, 4])) }),
        handleEvent: {
          older: (socket) => socket.assigns.posts.insert(rows([2]), { at: 0 }),
        },
        render: ({ posts }, live) => (
          <main>
            <i class="older" onClick={live.on('older')} />
            <ul>
              {posts.map(({ id }) => (
                <li>
                  <Mark id={`m${id}`} />
                </li>
              ))}
            </ul>
          </main>
        ),
      },
      'marks',
    )
    const opened = await openView(view)
    const { page } = opened
    await page.click('.older')
    await page.click('#m2')
    expect(texts(opened)).toEqual(['m2 1', 'm3 0', 'm4 0'])
    await returnLate(opened)
    expect(texts(opened)).toEqual(['m3 0', 'm4 0'])
    await page.click('#m3')
    expect(texts(opened)).toEqual(['m3 1', 'm4 0'])
  })
})
