import { liveView, stream, type Stream } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rawPage, requestPage, type RawPage } from '../src/index.ts'
import { openView } from './open-view.ts'
import { postForm } from './post-form.ts'
import { startServer } from './start-server.ts'

interface Row {
  readonly id: number
  readonly text: string
}

function rows(...ids: number[]): Row[] {
  return ids.map((id) => ({ id, text: `row ${id}` }))
}

const Feed = liveView(
  {
    mount: () => ({ posts: stream(rows(1, 2, 3)), other: 0 }),
    events: { add: z.object({ at: z.number() }) },
    handleEvent: {
      add: (socket, { at }) => socket.assigns.posts.insert(rows(10, 11), { at }),
      edit: (socket) => socket.assigns.posts.insert({ id: 2, text: 'changed' }, { at: 0 }),
      drop: (socket) => socket.assigns.posts.delete([1, '3']),
      reset: (socket) => socket.assigns.posts.reset(rows(3, 7, 1)),
    },
    render: ({ posts }, live) => (
      <main>
        <button id="front" onClick={live.on('add', { at: 0 })} />
        <button id="end" onClick={live.on('add', { at: -1 })} />
        <button id="edit" onClick={live.on('edit')} />
        <button id="drop" onClick={live.on('drop')} />
        <button id="reset" onClick={live.on('reset')} />
        <ul>
          {posts.map((post, id) => (
            <li id={`p${id}`}>{post.text}</li>
          ))}
        </ul>
      </main>
    ),
  },
  'feed',
)

/** A row that counts how often someone looks at its text, be it to check it, show it or send it. */
function watched(id: number, looks: { count: number }): Row {
  return {
    id,
    get text() {
      looks.count += 1
      return `row ${id}`
    },
  }
}

/** What a handler of {@link open} does to the stream. */
type Act = (posts: Stream<Row>) => void

/** A view whose events run what a test says, and that is told by messages what to bring in. */
async function open(acts: Record<string, Act>, limit?: number) {
  const view = liveView({
    mount({ subscribe }) {
      subscribe('rows')
      return { posts: stream(rows(1, 2, 3), limit === undefined ? {} : { limit }), count: 0 }
    },
    events: { act: z.string() },
    handleEvent: {
      act: (socket, name) => acts[name]?.(socket.assigns.posts),
    },
    handleInfo: {
      row: (socket, id: number) => socket.assigns.posts.insert(rows(id)),
      rows: (socket, ids: number[]) => socket.assigns.posts.insert(rows(...ids)),
      item: (socket, item: Row) => socket.assigns.posts.insert(item),
      reset: (socket, ids: number[]) => socket.assigns.posts.reset(rows(...ids)),
    },
    render: ({ posts }) => (
      <ul>
        {posts.map(({ text }) => (
          <li>{text}</li>
        ))}
      </ul>
    ),
  })
  const started = startServer(view)
  const page = await rawPage(started.server, '/')
  return { ...started, page, send: started.pubsub.broadcast.bind(started.pubsub, 'rows') }
}

async function joined(page: RawPage): Promise<void> {
  page.join()
  await page.received()
}

describe('a stream in a page', () => {
  it('[LIST-02] is in the HTML, and changes by what was done to it', async () => {
    const { page, errors } = await openView(Feed)
    const texts = (): string[] =>
      [...page.find('ul').children].map(({ textContent }) => textContent ?? '')
    expect(texts()).toEqual(['row 1', 'row 2', 'row 3'])
    const third = page.find('#p3')
    await page.click('#front')
    expect(texts()).toEqual(['row 10', 'row 11', 'row 1', 'row 2', 'row 3'])
    await page.click('#edit')
    await page.click('#end')
    expect(texts()).toEqual(['row 10', 'row 11', 'row 1', 'changed', 'row 3'])
    await page.click('#reset')
    expect(texts()).toEqual(['row 3', 'row 7', 'row 1'])
    expect(page.find('#p3')).toBe(third)
    await page.click('#drop')
    expect(texts()).toEqual(['row 7'])
    expect(errors).toEqual([])
    expect(page.fromServer.slice(1).map((message) => message.slice(4))).toEqual([
      [{}, [['posts/items', 'put', 0, rows(10, 11)]]],
      [{}, [['posts/items', 'put', 0, [{ id: 2, text: 'changed' }]]]],
      [{}, [['posts/items', 'put', -1, rows(10, 11)]]],
      [{ 'posts/items': rows(3, 7, 1) }],
      [{}, [['posts/items', 'drop', ['1', '3']]]],
    ])
  })

  it('[LIST-02] shows no more than its limit, in the HTML too', async () => {
    const { page } = await open({ add: (posts) => posts.insert(rows(4)) }, -2)
    expect(page.html).toContain('<ul><li>row 2</li><li>row 3</li></ul>')
    expect(page.state?.assigns).toMatchObject({
      posts: { '#': 'stream', limit: -2, items: rows(2, 3) },
    })
    await joined(page)
    page.event('act', 'add')
    expect(await page.received()).toEqual([
      ['patch', 1, 1, 1, {}, [['posts/items', 'put', -1, rows(4), -2]]],
    ])
  })

  it('[LIST-02] is one with the handler: what a handler did that throws is not sent', async () => {
    const { page, errors } = await open({
      fail(posts) {
        posts.insert(rows(4))
        throw new Error('after the insert')
      },
      add: (posts) => posts.insert(rows(5)),
    })
    await joined(page)
    page.event('act', 'fail')
    page.event('act', 'add')
    expect(await page.received()).toEqual([
      ['failed', 1, 1, 1, 'handler-failed', { name: 'act' }],
      ['patch', 1, 2, 2, {}, [['posts/items', 'put', -1, rows(5)]]],
    ])
    expect(errors).toEqual(['handleEvent.act: after the insert'])
  })

  it('[LIST-02] sends with each `yield` what was done until then', async () => {
    const view = liveView({
      mount: () => ({ posts: stream<Row>() }),
      handleEvent: {
        async *load(socket) {
          const { posts } = socket.assigns
          posts.insert(rows(1))
          yield
          posts.insert(rows(2))
        },
      },
      render: () => null,
    })
    const page = await rawPage(startServer(view).server, '/')
    await joined(page)
    page.event('load')
    expect(await page.received()).toEqual([
      ['patch', 1, 1, 0, {}, [['posts/items', 'put', -1, rows(1)]]],
      ['patch', 1, 2, 1, {}, [['posts/items', 'put', -1, rows(2)]]],
    ])
  })

  it('[LIST-02] takes what handlers do side by side, in the order of their ends', async () => {
    const finish: (() => void)[] = []
    const view = liveView({
      mount: () => ({ posts: stream<Row>() }),
      policies: { load: 'parallel' },
      events: { load: z.number() },
      handleEvent: {
        async load(socket, id) {
          socket.assigns.posts.insert(rows(id))
          await new Promise<void>((resolve) => finish.push(resolve))
          socket.assigns.posts.insert(rows(id + 1))
        },
      },
      render: () => null,
    })
    const page = await rawPage(startServer(view).server, '/')
    await joined(page)
    page.event('load', 10)
    page.event('load', 20)
    await page.received()
    for (const each of finish.toReversed()) {
      each()
      await page.network.settled()
    }
    expect(await page.received()).toEqual([
      ['patch', 1, 1, 2, {}, [['posts/items', 'put', -1, rows(20, 21)]]],
      ['patch', 1, 2, 1, {}, [['posts/items', 'put', -1, rows(10, 11)]]],
    ])
  })

  it('[LIST-02] is in the page that answers a form without JavaScript', async () => {
    const view = liveView({
      mount: () => ({ posts: stream(rows(1, 2), { limit: -2 }) }),
      handleEvent: { add: (socket) => socket.assigns.posts.insert(rows(3)) },
      render: ({ posts }, live) => (
        <form {...live.form('add')}>
          {posts.map(({ text }) => (
            <p>{text}</p>
          ))}
        </form>
      ),
    })
    const { server } = startServer(view)
    const page = await requestPage(server, '/')
    const { html } = await postForm(server, page, { fields: [['live:event', 'add']] })
    expect(html).toContain('<p>row 2</p><p>row 3</p>')
    expect(html).not.toContain('row 1')
  })
})

describe('a stream whose page is slow', () => {
  /** So many patches are sent before the page has to confirm some. */
  const unseen = 64

  it('[LIST-02] brings what has gathered at once, and only that', async () => {
    const { page, send } = await open({})
    await joined(page)
    for (let id = 100; id < 100 + unseen + 3; id += 1) send('row', id)
    expect(await page.received()).toHaveLength(unseen)
    page.send(['seen', 1, unseen])
    expect(await page.received()).toEqual([
      ['patch', 1, unseen + 1, 0, {}, [['posts/items', 'put', -1, rows(164, 165, 166)]]],
    ])
    send('row', 7)
    expect(await page.received()).toEqual([
      ['patch', 1, unseen + 2, 0, {}, [['posts/items', 'put', -1, rows(7)]]],
    ])
  })

  it('[LIST-02] brings what a page still shows of a limited one, as a whole', async () => {
    const { page, send } = await open({}, -2)
    await joined(page)
    for (let id = 1; id <= unseen + 500; id += 1) send('row', id)
    await page.received()
    page.send(['seen', 1, unseen])
    expect(await page.received()).toEqual([
      ['patch', 1, unseen + 1, 0, { 'posts/items': rows(563, 564) }],
    ])
  })

  it('[LIST-02] costs the server for each new item the same, however many wait', async () => {
    const { page, send } = await open({})
    await joined(page)
    for (let id = 0; id < unseen; id += 1) send('row', id)
    await page.received()
    const looks = { count: 0 }
    send('item', watched(100, looks))
    await page.network.settled()
    const forOne = looks.count
    for (let id = 101; id < 400; id += 1) send('item', watched(id, looks))
    await page.network.settled()
    expect(looks.count).toBe(300 * forOne)
    page.send(['seen', 1, unseen])
    const [patch] = await page.received()
    expect(patch?.[5]).toMatchObject([['posts/items', 'put', -1, { length: 300 }]])
  })

  it('[LIST-02] closes the connection also when the items come after a reset', async () => {
    const { page, send } = await open({})
    await joined(page)
    for (let id = 0; id < unseen; id += 1) send('row', id)
    const block = Array.from({ length: 12_000 }, (_, index) => 1_000 + index)
    send('reset', block)
    for (let first = 20_000; first < 30_000; first += 1_000) {
      send(
        'rows',
        block.slice(0, 1_000).map((id) => id + first),
      )
    }
    await page.received()
    expect(page.closed).toBe(false)
    send('row', 99)
    expect((await page.received()).at(-1)?.slice(0, 2)).toEqual(['error', 'rate-limited'])
  })

  it('[LIST-02] closes the connection when more than 10,000 items wait', async () => {
    const { page, send } = await open({})
    await joined(page)
    for (let id = 0; id < unseen; id += 1) send('row', id)
    const block = Array.from({ length: 5_000 }, (_, index) => 1_000 + index)
    send('rows', block)
    send(
      'rows',
      block.map((id) => id + 5_000),
    )
    await page.received()
    expect(page.closed).toBe(false)
    send('row', 99)
    expect((await page.received()).at(-1)).toEqual([
      'error',
      'rate-limited',
      { retryAfterMs: 1_000 },
    ])
    expect(page.closed).toBe(true)
  })

  it('[LIST-02] takes one block of any size while the page keeps up', async () => {
    const { page, send } = await open({})
    await joined(page)
    send(
      'rows',
      Array.from({ length: 20_000 }, (_, index) => 1_000 + index),
    )
    expect(await page.received()).toHaveLength(1)
    expect(page.closed).toBe(false)
  })
})

describe('a stream whose page has not joined yet', () => {
  it('[LIST-02] brings with the join what the HTML does not have', async () => {
    const { page, send } = await open({})
    send('row', 4)
    send('row', 5)
    await page.network.settled()
    page.join()
    expect(await page.received()).toEqual([
      ['joined', 1, 'adopt', 0],
      ['patch', 1, 1, 0, {}, [['posts/items', 'put', -1, rows(4, 5)]]],
    ])
  })

  it('[LIST-02] costs the server for each new item the same, however many wait', async () => {
    const { page, send } = await open({})
    const looks = { count: 0 }
    send('item', watched(100, looks))
    await page.network.settled()
    const forOne = looks.count
    for (let id = 101; id < 400; id += 1) send('item', watched(id, looks))
    await page.network.settled()
    expect(looks.count).toBe(300 * forOne)
    page.join()
    expect(await page.received()).toHaveLength(2)
  })

  it('[LIST-02] gives the instance up when more than 10,000 items wait: it is mounted anew', async () => {
    const { page, send } = await open({})
    send(
      'rows',
      Array.from({ length: 10_001 }, (_, index) => 1_000 + index),
    )
    await page.network.settled()
    page.join()
    const [answer] = await page.received()
    expect(answer?.slice(0, 4)).toEqual(['joined', 1, 'mount', 0])
    expect(answer?.[4]).toMatchObject({ state: { posts: { items: rows(1, 2, 3) } } })
  })
})

describe('a stream that is used in a wrong way', () => {
  it.each([
    [
      'below the top level of the assigns',
      liveView({
        mount: () => ({ page: { posts: stream(rows(1)) } }),
        render: ({ page }) => <p>{(page.posts as never as Row[]).map(({ text }) => text)}</p>,
      }),
      'GET /: A stream was used where it is no assign of its own',
    ],
    [
      'under two names',
      liveView({
        mount() {
          const posts = stream(rows(1))
          return { posts, others: posts }
        },
        render: () => null,
      }),
      'GET /: `assigns.posts` and `assigns.others` are the same stream',
    ],
    [
      'as a temporary assign',
      liveView({
        temporary: ['posts'],
        mount: () => ({ posts: stream(rows(1)) }),
        render: () => null,
      }),
      'GET /: `assigns.posts` is temporary, but a live value',
    ],
  ])('[LIST-02] fails the mount %s, and says why', async (_how, view, message) => {
    const { server, errors } = startServer(view)
    expect((await requestPage(server, '/')).response.status).toBe(500)
    expect(errors).toEqual([expect.stringContaining(message)])
  })

  it('[LIST-02] fails the handler that sets it as if it were data', async () => {
    const view = liveView({
      mount: () => ({ posts: stream(rows(1)), others: stream(rows(2)) }),
      handleEvent: {
        set: (socket) => socket.update('posts', (posts) => posts),
        move: (socket) => socket.assign({ posts: socket.assigns.others }),
      },
      render: () => null,
    })
    const { server, errors } = startServer(view)
    const page = await rawPage(server, '/')
    await joined(page)
    page.event('set')
    page.event('move')
    expect((await page.received()).map(([name]) => name)).toEqual(['failed', 'failed'])
    expect(errors).toEqual([
      expect.stringContaining("`socket.update('posts', …)`: that is a live value"),
      expect.stringContaining('are the same stream'),
    ])
  })
})
