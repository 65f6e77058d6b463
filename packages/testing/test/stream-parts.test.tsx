import {
  liveComponent,
  LiveRender,
  liveView,
  stream,
  type MountContext,
  type Stream,
} from '@livejsx/view'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { requestPage } from '../src/index.ts'
import { openView } from './open-view.ts'
import { startServer } from './start-server.ts'

interface Post {
  readonly id: number
  readonly text: string
}

function posts(...ids: number[]): Post[] {
  return ids.map((id) => ({ id, text: `post ${id}` }))
}

/** What events of {@link openFeed} do. */
type Acts = Record<string, (posts: Stream<Post>) => void>

/** A page with a live component in each item, which counts clicks. */
async function openFeed(acts: Acts, limit?: number) {
  const log: string[] = []
  const Votes = liveComponent({
    mount({ props }: MountContext<{ text: string }>) {
      log.push(`mount ${props.text}`)
      return { votes: 0 }
    },
    update: (socket) => void log.push(`update ${socket.props.text}`),
    handleEvent: { vote: (socket) => socket.update('votes', (votes) => votes + 1) },
    render: ({ votes }, live, { id, text }) => (
      <button id={id} onClick={live.on('vote')}>
        {text}: {votes}
      </button>
    ),
  })
  const Feed = liveView(
    {
      mount: () => ({
        posts: stream(posts(1, 2), limit === undefined ? {} : { limit }),
        count: 0,
      }),
      events: { act: z.string() },
      handleEvent: {
        act: (socket, name) => acts[name]?.(socket.assigns.posts),
        count: (socket) => socket.update('count', (count) => count + 1),
      },
      render: ({ posts: shown, count }, live) => (
        <main>
          <button id="count" onClick={live.on('count')}>
            {count}
          </button>
          {Object.keys(acts).map((name) => (
            <button id={name} onClick={live.on('act', name)} />
          ))}
          <ul>
            {shown.map(({ id, text }) => (
              <li>
                <Votes id={`v${id}`} text={text} />
              </li>
            ))}
          </ul>
        </main>
      ),
    },
    'feed',
  )
  const { page, errors } = await openView(Feed)
  return {
    page,
    errors,
    log,
    shown: () => [...page.find('ul').children].map(({ textContent }) => textContent),
    /** Numbers of the components that the server gave up, in order. */
    dropped: () =>
      page.fromServer.flatMap(([name, , , , , lists]) =>
        ((name === 'patch' ? (lists ?? []) : []) as unknown[][]).flatMap(([pointer, verb]) =>
          verb === 'delete' ? [pointer] : [],
        ),
      ),
  }
}

describe('live components in the items of a stream', () => {
  it('[COMP-01] stay when the view changes otherwise, although the server has forgotten the items', async () => {
    const { page, shown, log, dropped } = await openFeed({})
    await page.click('#v1')
    await page.click('#count')
    await page.click('#v1')
    await page.click('#v2')
    expect(shown()).toEqual(['post 1: 2', 'post 2: 1'])
    expect(log).toEqual(['mount post 1', 'mount post 2'])
    expect(dropped()).toEqual([])
  })

  it('[COMP-01] come with new items and go with deleted ones', async () => {
    const { page, shown, dropped, errors } = await openFeed({
      add: (stream) => stream.insert(posts(3), { at: 0 }),
      drop: (stream) => stream.delete(1),
    })
    await page.click('#add')
    await page.click('#v3')
    await page.click('#v2')
    await page.click('#drop')
    await page.click('#v2')
    expect(shown()).toEqual(['post 3: 1', 'post 2: 2'])
    expect(dropped()).toEqual(['parts/1'])
    expect(errors).toEqual([])
  })

  it('[COMP-01] get the props of an item that is updated, and keep their state', async () => {
    const { page, shown, log } = await openFeed({
      edit: (stream) => stream.update({ id: 2, text: 'edited' }),
      unknown: (stream) => stream.update(posts(9)),
    })
    await page.click('#v2')
    await page.click('#edit')
    await page.click('#unknown')
    expect(shown()).toEqual(['post 1: 0', 'edited: 1'])
    expect(log).toEqual(['mount post 1', 'mount post 2', 'update edited'])
  })

  it('[COMP-01] go when the limit takes their items', async () => {
    const { page, shown, dropped } = await openFeed(
      { add: (stream) => stream.insert(posts(3, 4)), again: (stream) => stream.insert(posts(5)) },
      -3,
    )
    await page.click('#v2')
    await page.click('#add')
    expect(dropped()).toEqual(['parts/1'])
    await page.click('#again')
    expect(shown()).toEqual(['post 3: 0', 'post 4: 0', 'post 5: 0'])
    expect(dropped()).toEqual(['parts/1', 'parts/2'])
    await page.click('#v5')
    expect(shown()).toEqual(['post 3: 0', 'post 4: 0', 'post 5: 1'])
  })

  it('[COMP-01] stay over a reset and a move of their items, and go with the rest', async () => {
    const { page, shown, dropped, log } = await openFeed({
      reset: (stream) => stream.reset(posts(3, 1)),
      move(stream) {
        stream.delete(3)
        stream.insert(posts(3))
      },
      clear: (stream) => stream.reset(),
    })
    await page.click('#v1')
    await page.click('#reset')
    await page.click('#v3')
    await page.click('#move')
    expect(shown()).toEqual(['post 1: 1', 'post 3: 1'])
    expect(log).toEqual(['mount post 1', 'mount post 2', 'mount post 3'])
    expect(dropped()).toEqual(['parts/2'])
    await page.click('#clear')
    expect(new Set(dropped())).toEqual(new Set(['parts/1', 'parts/2', 'parts/3']))
  })

  it('[COMP-01] are left as they were by a handler that throws', async () => {
    const { page, shown, dropped } = await openFeed({
      fail(stream) {
        stream.delete(1)
        stream.insert(posts(7))
        throw new Error('after all')
      },
      drop: (stream) => stream.delete(2),
    })
    await page.click('#fail')
    await page.click('#v1')
    await page.click('#drop')
    expect(shown()).toEqual(['post 1: 1'])
    expect(dropped()).toEqual(['parts/2'])
  })

  it('[COMP-05] are nested views, too', async () => {
    const Clock = liveView(
      {
        mount: ({ props }: MountContext<{ zone: string }>) => ({ zone: props.zone, ticks: 0 }),
        handleEvent: { tick: (socket) => socket.update('ticks', (ticks) => ticks + 1) },
        render: ({ zone, ticks }, live) => (
          <b id={zone} onClick={live.on('tick')}>
            {zone} {ticks}
          </b>
        ),
      },
      'clock',
    )
    const view = liveView(
      {
        mount: () => ({ zones: stream([{ id: 'utc' }]), count: 0 }),
        handleEvent: {
          add: (socket) => socket.assigns.zones.insert({ id: 'cet' }),
          drop: (socket) => socket.assigns.zones.delete('utc'),
          count: (socket) => socket.update('count', (count) => count + 1),
        },
        render: ({ zones, count }, live) => (
          <main>
            <i id="add" onClick={live.on('add')} />
            <i id="drop" onClick={live.on('drop')} />
            <i id="count" onClick={live.on('count')}>
              {count}
            </i>
            {zones.map(({ id }) => (
              <LiveRender view={Clock} id={id} props={{ zone: id }} />
            ))}
          </main>
        ),
      },
      'clocks',
    )
    const { page, errors } = await openView(view)
    await page.click('#add')
    await page.click('#count')
    await page.click('#cet')
    await page.click('#utc')
    expect([page.find('#utc').textContent, page.find('#cet').textContent]).toEqual([
      'utc 1',
      'cet 1',
    ])
    await page.click('#drop')
    await page.click('#cet')
    expect(page.find('#cet').textContent).toBe('cet 2')
    expect(page.html()).not.toContain('utc')
    expect(errors).toEqual([])
  })
})

describe('live components in some items of a stream', () => {
  interface Task {
    readonly id: number
    readonly isOpen: boolean
  }

  /** A page whose open tasks show a live component, which counts clicks. */
  async function openTasks(acts: Record<string, (tasks: Stream<Task>) => void>, first: Task[]) {
    const Steps = liveComponent({
      mount: () => ({ steps: 0 }),
      handleEvent: { step: (socket) => socket.update('steps', (steps) => steps + 1) },
      render: ({ steps }, live, { id }) => (
        <button id={id} onClick={live.on('step')}>
          {steps}
        </button>
      ),
    })
    const { page, errors } = await openView(
      liveView(
        {
          mount: () => ({ tasks: stream(first) }),
          events: { act: z.string() },
          handleEvent: { act: (socket, name) => acts[name]?.(socket.assigns.tasks) },
          render: ({ tasks }, live) => (
            <main>
              {Object.keys(acts).map((name) => (
                <button id={name} onClick={live.on('act', name)} />
              ))}
              <ul>
                {tasks.map(({ id, isOpen }) => (
                  <li>
                    {id}: {isOpen && <Steps id={`s${id}`} />}
                  </li>
                ))}
              </ul>
            </main>
          ),
        },
        'tasks',
      ),
    )
    return {
      page,
      errors,
      shown: () => [...page.find('ul').children].map(({ textContent }) => textContent),
    }
  }

  const task = (id: number, isOpen = false): Task => ({ id, isOpen })

  it('[COMP-01] come with an update of an item that had none, and go with another', async () => {
    const { page, shown, errors } = await openTasks(
      {
        open: (tasks) => tasks.update([task(2, true), task(9, true)]),
        close: (tasks) => tasks.update([task(1), task(2)]),
        again: (tasks) => tasks.update(task(1, true)),
      },
      [task(1, true), task(2)],
    )
    await page.click('#open')
    await page.click('#s2')
    expect(shown()).toEqual(['1: 0', '2: 1'])
    await page.click('#close')
    expect(shown()).toEqual(['1: ', '2: '])
    await page.click('#again')
    await page.click('#s1')
    expect(shown()).toEqual(['1: 1', '2: '])
    expect(errors).toEqual([])
  })

  it('[COMP-01] go with the items that a limit takes, wherever the others come in', async () => {
    const { page, shown } = await openTasks(
      { add: (tasks) => tasks.insert(task(5, true), { at: 1, limit: 4 }) },
      [task(1), task(2, true), task(3), task(4, true)],
    )
    await page.click('#s2')
    await page.click('#add')
    await page.click('#s5')
    await page.click('#s2')
    expect(shown()).toEqual(['1: ', '5: 1', '2: 2', '3: '])
  })

  it('[COMP-01] are told of when an update may have brought the first', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    const { page, shown } = await openTasks(
      {
        update: (tasks) => tasks.update(task(2, true)),
        insert: (tasks) => tasks.insert(task(2, true)),
      },
      [task(1), task(2)],
    )
    await page.click('#update')
    await page.click('#update')
    expect(warn.mock.calls).toEqual([
      [
        expect.stringContaining(
          '`<tasks>` shows a live component in an item of a stream that came',
        ),
      ],
    ])
    warn.mockRestore()
    await page.click('#insert')
    await page.click('#s2')
    expect(shown()).toEqual(['1: ', '2: 1'])
  })
})

describe('a stream of a live component', () => {
  const List = liveComponent({
    mount: ({ props }: MountContext<{ first: number }>) => ({
      items: stream(posts(props.first)),
    }),
    handleEvent: {
      add: (socket) => socket.assigns.items.insert(posts(socket.props.first + 1)),
    },
    render: ({ items }, live, { id }) => (
      <ul id={id} onClick={live.on('add')}>
        {items.map(({ text }) => (
          <li>{text}</li>
        ))}
      </ul>
    ),
  })
  const view = liveView(
    {
      mount: () => ({ more: false }),
      handleEvent: { more: (socket) => socket.assign({ more: true }) },
      render: ({ more }, live) => (
        <main>
          <i id="more" onClick={live.on('more')} />
          <List id="a" first={10} />
          <List id="b" first={20} />
          {more && <List id="c" first={30} />}
        </main>
      ),
    },
    'lists',
  )

  it('[LIST-03] is its own: each changes alone, below its part', async () => {
    const { page } = await openView(view)
    await page.click('#a')
    await page.click('#more')
    await page.click('#c')
    const textOf = (id: string): string | null => page.find(id).textContent
    expect(['#a', '#b', '#c'].map(textOf)).toEqual(['post 10post 11', 'post 20', 'post 30post 31'])
    expect(page.fromServer.slice(1).map((message) => message.slice(4))).toEqual([
      [{}, [['parts/1/items/items', 'put', -1, posts(11)]]],
      [
        {
          more: true,
          'parts/3': { '#': [expect.any(String), 'c'], items: { '#': 'stream', items: posts(30) } },
        },
      ],
      [{}, [['parts/3/items/items', 'put', -1, posts(31)]]],
    ])
  })
})

describe('a stream of a nested view', () => {
  const Inner = liveView(
    {
      mount: () => ({ posts: stream(posts(1, 2)) }),
      handleEvent: { add: (socket) => socket.assigns.posts.insert(posts(3)) },
      render: ({ posts: shown }, live) => (
        <ul id="inner" onClick={live.on('add')}>
          {shown.map(({ text }) => (
            <li>{text}</li>
          ))}
        </ul>
      ),
    },
    'inner',
  )
  const view = liveView(
    {
      mount: () => ({ open: false, posts: stream(posts(7)) }),
      handleEvent: {
        open: (socket) => socket.assign({ open: true }),
        drop: (socket) => socket.assigns.posts.reset(),
      },
      render: ({ open, posts: shown }, live) => (
        <main>
          <i id="open" onClick={live.on('open')} />
          <i id="drop" onClick={live.on('drop')} />
          {shown.map(({ text }) => (
            <b>{text}</b>
          ))}
          <LiveRender view={Inner} id="first" />
          <div id="second">{open && <LiveRender view={Inner} id="later" />}</div>
        </main>
      ),
    },
    'outer',
  )

  it('[LIST-03] is in the HTML of the page, and its own', async () => {
    const { html } = await requestPage(startServer(view).server, '/')
    expect(html).toContain('<li>post 1</li><li>post 2</li>')
    const { page, errors } = await openView(view)
    await page.click('#inner')
    expect(page.find('#inner').textContent).toBe('post 1post 2post 3')
    await page.click('#drop')
    expect(page.find('#inner').textContent).toBe('post 1post 2post 3')
    expect(page.html()).not.toContain('post 7')
    expect(errors).toEqual([])
  })

  it('[LIST-03] comes with a view that is shown later', async () => {
    const { page } = await openView(view)
    await page.click('#open')
    expect(page.find('#second').textContent).toBe('post 1post 2')
    await page.click('#second ul')
    expect(page.find('#second').textContent).toBe('post 1post 2post 3')
  })
})
