import { limits } from '@livejsx/protocol'
import { sendUpdate } from '@livejsx/server'
import {
  ErrorBoundary,
  Island,
  liveComponent,
  liveView,
  Portal,
  type MountContext,
} from '@livejsx/view'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { describe, expect, it } from 'vitest'
import { rawPage, requestPage } from '../src/index.ts'
import { openView } from './open-view.ts'
import { startServer } from './start-server.ts'

const texts = (selector: string): string[] =>
  [...document.querySelectorAll(selector)].map(({ textContent }) => textContent)

const Counter = liveComponent({
  mount({ props }: MountContext<{ start?: number }>) {
    return { count: props.start ?? 0 }
  },
  handleEvent: {
    inc(socket) {
      socket.update('count', (count) => count + 1)
      return socket.assigns.count
    },
    fail(socket) {
      socket.update('count', () => 1_000)
      throw new Error('in a component')
    },
  },
  render: ({ count }, live, { id }) => (
    <button id={`inc-${id}`} class="counter" onClick={live.on('inc')}>
      {id}:{count}
    </button>
  ),
})

const board = liveView({
  mount: () => ({ ids: ['a', 'b', 'c'] }),
  handleEvent: {
    turn: (socket) => socket.update('ids', (ids) => ids.toReversed()),
    drop: (socket) => socket.update('ids', (ids) => ids.slice(1)),
    add: (socket) => socket.update('ids', (ids) => [...ids, `n${ids.length}`]),
    twice: (socket) => socket.update('ids', (ids) => [...ids, ...ids]),
  },
  render: ({ ids }, live) => (
    <main>
      <button id="turn" onClick={live.on('turn')} />
      <button id="drop" onClick={live.on('drop')} />
      <button id="add" onClick={live.on('add')} />
      <ul>
        {ids.map((id) => (
          <li key={id}>
            <Counter id={id} start={1} />
          </li>
        ))}
      </ul>
    </main>
  ),
})

describe('live components', () => {
  it('[COMP-01] have a state of their own, in the HTML and after each event', async () => {
    const { server } = startServer(board)
    const { html, state } = await requestPage(server, '/')
    expect(html).toContain('a:1')
    expect(state?.assigns).toMatchObject({ parts: { 1: { count: 1 }, 3: { count: 1 } } })
    const { page } = await openView(board)
    await page.click('#inc-b')
    await page.click('#inc-b')
    expect(texts('.counter')).toEqual(['a:1', 'b:3', 'c:1'])
    expect(page.fromClient.at(-1)).toEqual(['part', 1, 2, 2, 'inc'])
    expect(page.fromServer.at(-1)).toEqual(['patch', 1, 2, 2, { 'parts/2/count': 3 }, [], 3])
  })

  it('[COMP-01] keep state and element when they move, and lose it when they are removed', async () => {
    const { page } = await openView(board)
    await page.click('#inc-b')
    const element = page.find('#inc-b')
    await page.click('#turn')
    expect(texts('.counter')).toEqual(['c:1', 'b:2', 'a:1'])
    expect(page.find('#inc-b')).toBe(element)
    await page.click('#drop')
    await page.click('#add')
    expect(texts('.counter')).toEqual(['b:2', 'a:1', 'n2:1'])
    await page.click('#add')
    expect(page.fromServer.at(-1)).toMatchObject([
      'patch',
      1,
      5,
      5,
      {
        ids: ['b', 'a', 'n2', 'n3'],
        'parts/5': { '#': [expect.any(String), 'n3'], count: 1 },
      },
    ])
  })

  it('[COMP-01] refuse an id that is taken, naming both places, and change nothing', async () => {
    const { server, errors } = startServer(board)
    const raw = await rawPage(server, '/')
    raw.join()
    raw.event('twice')
    raw.event('drop')
    expect(await raw.received()).toEqual([
      ['joined', 1, 'adopt', 0],
      ['failed', 1, 1, 1, 'handler-failed', { name: 'twice' }],
      ['patch', 1, 2, 2, { ids: ['b', 'c'] }, [['parts/1', 'delete']]],
    ])
    expect(errors).toEqual([expect.stringMatching(/id="a">` is shown twice, in .* and in /)])
  })

  it.each([
    ['no id', undefined],
    ['an empty id', ''],
    ['an id of `useId`', 'P0-1'],
  ])('[COMP-01] refuse %s', async (_what, id) => {
    const view = liveView({ mount: () => ({}), render: () => <Counter id={id as string} /> })
    const { server, errors } = startServer(view)
    expect((await requestPage(server, '/')).response.status).toBe(500)
    expect(errors).toEqual([expect.stringContaining('give it a text that names it')])
  })

  it('[COMP-06] fails an event of a component that is gone, and refuses invented ones', async () => {
    const { server } = startServer(board)
    const raw = await rawPage(server, '/')
    raw.join()
    raw.event('drop')
    await raw.received()
    raw.send(['part', 1, 1, 2, 'inc'])
    raw.send(['part', 1, 99, 3, 'inc'])
    raw.send(['part', 1, 2, 4, 'constructor'])
    raw.send(['part', 1, 2, 5, 'inc', { start: 50 }])
    expect(await raw.received()).toEqual([
      ['failed', 1, 2, 2, 'component-gone'],
      ['failed', 1, 3, 3, 'unknown-event', { name: 'inc' }],
      ['failed', 1, 4, 4, 'unknown-event', { name: 'constructor' }],
      ['patch', 1, 5, 5, { 'parts/2/count': 2 }, [], 2],
    ])
  })

  it('[COMP-06] take events only after the join, in order, and no more of them than the view may', async () => {
    const { server } = startServer(board)
    const raw = await rawPage(server, '/')
    raw.send(['part', 1, 1, 1, 'inc'])
    raw.join()
    raw.send(['part', 1, 1, 1, 'inc'])
    raw.send(['part', 1, 1, 1, 'inc'])
    raw.send(['part', 1, 1, 3, 'inc'])
    expect(await raw.received()).toEqual([
      ['error', 'unexpected-message', { message: 'part' }],
      ['joined', 1, 'adopt', 0],
      ['patch', 1, 1, 1, { 'parts/1/count': 2 }, [], 2],
      ['error', 'event-out-of-order', { expected: 2, number: 3 }],
    ])
    expect(raw.closed).toBe(true)
    const flood = await rawPage(server, '/')
    flood.join()
    const codes: unknown[] = []
    for (let number = 1; number <= limits.eventBurst + 20; number += 1) {
      flood.send(['part', 1, 1, number, 'inc'])
      if (number % 20 !== 0) continue
      const answers = await flood.received()
      codes.push(...answers.map(([, , , , code]) => code))
      flood.send(['seen', 1, answers.at(-1)?.[2]])
    }
    expect(codes.filter((code) => code === 'rate-limited')).toHaveLength(20)
  })

  it('[COMP-06] come and go five times, each time with a new state and no trace of the old one', async () => {
    const view = liveView({
      mount: () => ({ shown: true }),
      handleEvent: { flip: (socket) => socket.update('shown', (shown) => !shown) },
      render: ({ shown }, live) => (
        <main>
          <button id="flip" onClick={live.on('flip')} />
          {shown && <Counter id="a" />}
        </main>
      ),
    })
    const { page } = await openView(view)
    for (let round = 0; round < 5; round += 1) {
      await page.click('#inc-a')
      expect(texts('.counter')).toEqual(['a:1'])
      await page.click('#flip')
      expect(texts('.counter')).toEqual([])
      await page.click('#flip')
      expect(texts('.counter')).toEqual(['a:0'])
    }
    await page.click('#inc-a')
    const [last] = page.fromClient.filter(([name]) => name === 'part').reverse()
    expect(last?.[2]).toBe(6)
  })

  it('[LIFE-14] changes nothing when a handler of a component throws', async () => {
    const { server, errors } = startServer(board)
    const raw = await rawPage(server, '/')
    raw.join()
    raw.send(['part', 1, 1, 1, 'fail'])
    raw.send(['part', 1, 1, 2, 'inc'])
    expect(await raw.received()).toEqual([
      ['joined', 1, 'adopt', 0],
      ['failed', 1, 1, 1, 'handler-failed', { name: 'fail' }],
      ['patch', 1, 2, 2, { 'parts/1/count': 2 }, [], 2],
    ])
    expect(errors).toEqual(['handleEvent.fail: in a component'])
  })
})

describe('props', () => {
  const log: string[] = []
  const Labelled = liveComponent({
    mount: ({ props }: MountContext<{ label: string; data?: readonly number[] }>) => ({
      text: `mounted ${props.label}`,
    }),
    update(socket, previous) {
      log.push(`${previous.label} to ${socket.props.label}`)
      if (socket.props.label === 'bad') throw new Error('in update')
      socket.assign({ text: `updated ${socket.props.label}` })
    },
    render: ({ text }, _live, { label }) => (
      <p class="labelled">
        {text} {label}
      </p>
    ),
  })
  const view = liveView({
    mount: () => ({ label: 'one', other: 0 }),
    handleEvent: {
      label: (socket) => socket.assign({ label: 'two' }),
      other: (socket) => socket.update('other', (other) => other + 1),
      bad: (socket) => socket.assign({ label: 'bad' }),
      send: (socket) => socket.sendUpdate(Labelled, 'l', { label: 'sent' }),
      gone: (socket) => socket.sendUpdate(Labelled, 'nobody', { label: 'sent' }),
    },
    render: ({ label, other }, live) => (
      <main>
        {(['label', 'other', 'bad', 'send', 'gone'] as const).map((name) => (
          <button key={name} id={name} onClick={live.on(name)} />
        ))}
        <i>{other}</i>
        <Labelled id="l" label={label} />
      </main>
    ),
  })

  it('[COMP-02] run `update` when they changed, and not otherwise', async () => {
    log.length = 0
    const { page } = await openView(view)
    expect(texts('.labelled')).toEqual(['mounted one one'])
    await page.click('#other')
    expect([texts('i'), log]).toEqual([['1'], []])
    await page.click('#label')
    expect([texts('.labelled'), log]).toEqual([['updated two two'], ['one to two']])
    expect(page.fromServer.at(-1)?.[4]).toEqual({ label: 'two', 'parts/1/text': 'updated two' })
  })

  it('[COMP-02] leave view and component as they were when `update` throws', async () => {
    const { page, errors } = await openView(view)
    await page.click('#bad')
    expect(texts('.labelled')).toEqual(['mounted one one'])
    expect(errors).toEqual(['handleEvent.bad: in update'])
  })

  it('[COMP-03] are changed for one `update` by `sendUpdate`, which asks for nobody in vain', async () => {
    log.length = 0
    const { page, errors } = await openView(view)
    await page.click('#send')
    expect(texts('.labelled')).toEqual(['updated sent one'])
    await page.click('#gone')
    expect([log, errors]).toEqual([['one to sent'], []])
  })

  it('[COMP-03] are sent from a background job, to the view that is named', async () => {
    const ids: string[] = []
    const watched = liveView({
      mount: () => ({}),
      handleEvent: { name: (socket) => void ids.push(socket.id) },
      render: (_assigns, live) => (
        <main>
          <button id="name" onClick={live.on('name')} />
          <Labelled id="l" label="one" />
        </main>
      ),
    })
    const { page, pubsub } = await openView(watched)
    await page.click('#name')
    sendUpdate(ids[0] ?? '', Labelled, 'l', { label: 'job' }, pubsub)
    sendUpdate('another view', Labelled, 'l', { label: 'lost' }, pubsub)
    await page.settled()
    expect(texts('.labelled')).toEqual(['updated job one'])
  })

  it('[COMP-03] let a component tell its view, by `sendParent`', async () => {
    const Teller = liveComponent({
      mount: () => ({}),
      handleEvent: { tell: (socket) => socket.sendParent('told', 'hello') },
      render: (_assigns, live) => <button id="tell" onClick={live.on('tell')} />,
    })
    const parent = liveView({
      mount: () => ({ heard: '' }),
      handleInfo: {
        told(socket, heard: string) {
          socket.assign({ heard })
        },
      },
      render: ({ heard }) => (
        <main>
          <i>{heard}</i>
          <Teller id="t" />
        </main>
      ),
    })
    const { page } = await openView(parent)
    await page.click('#tell')
    expect(texts('i')).toEqual(['hello'])
  })

  it('[COMP-02] are loaded for many at once by `updateMany`, once per level', async () => {
    const calls: string[][] = []
    const User = liveComponent({
      mount: (_context: MountContext<{ user: number }>) => ({ name: '…' }),
      async updateMany(updates) {
        calls.push(updates.map(({ socket, previous }) => `${previous?.user}>${socket.props.user}`))
        await Promise.resolve()
        for (const { socket } of updates) socket.assign({ name: `user ${socket.props.user}` })
      },
      render: ({ name }) => <i class="user">{name}</i>,
    })
    const users = liveView({
      mount: () => ({ from: 1 }),
      handleEvent: { next: (socket) => socket.update('from', (from) => from + 1) },
      render: ({ from }, live) => (
        <main>
          <button id="next" onClick={live.on('next')} />
          <User id="a" user={from} />
          <User id="b" user={from + 1} />
          {from > 1 && <User id="c" user={7} />}
        </main>
      ),
    })
    const { page } = await openView(users)
    expect(texts('.user')).toEqual(['user 1', 'user 2'])
    await page.click('#next')
    expect(texts('.user')).toEqual(['user 2', 'user 3', 'user 7'])
    expect(calls).toEqual([
      ['undefined>1', 'undefined>2'],
      ['undefined>7', '1>2', '2>3'],
    ])
  })
})

describe('slots', () => {
  const Card = liveComponent({
    mount: (_context: MountContext<{ row?: (count: number) => unknown }>) => ({ count: 0 }),
    handleEvent: { inc: (socket) => socket.update('count', (count) => count + 1) },
    render: ({ count }, live, { id, children, row }) => (
      <section>
        <button id={`more-${id}`} onClick={live.on('inc')} />
        <b>{count}</b>
        {count % 2 === 0 && children}
        {row?.(count) as never}
      </section>
    ),
  })
  const view = liveView({
    mount: () => ({ text: 'slot' }),
    handleEvent: { rename: (socket) => socket.assign({ text: 'renamed' }) },
    render: ({ text }, live) => (
      <main>
        <button id="rename" onClick={live.on('rename')} />
        <Card id="outer" row={(count) => <Counter id={`row-${count}`} />}>
          <em>{text}</em>
          <Card id="inner">
            <Counter id="deep" start={3} />
          </Card>
        </Card>
      </main>
    ),
  })

  it('[COMP-04] are filled by the parent: children, and functions with arguments', async () => {
    const { page } = await openView(view)
    expect(texts('em')).toEqual(['slot'])
    expect(texts('.counter')).toEqual(['deep:3', 'row-0:0'])
    await page.click('#rename')
    expect(texts('em')).toEqual(['renamed'])
    await page.click('#more-outer')
    expect(texts('.counter')).toEqual(['row-1:0'])
    await page.click('#more-outer')
    expect([texts('em'), texts('.counter')]).toEqual([['renamed'], ['deep:3', 'row-2:0']])
    await page.click('#inc-deep')
    expect(texts('.counter')).toEqual(['deep:4', 'row-2:0'])
  })

  it('[COMP-05] hold components that are chosen by data', async () => {
    const kinds = { counter: Counter, card: Card } as const
    const chosen = liveView({
      mount: () => ({ kind: 'counter' as keyof typeof kinds }),
      handleEvent: { card: (socket) => socket.assign({ kind: 'card' }) },
      render({ kind }, live) {
        const Kind = kinds[kind]
        return (
          <main>
            <button id="card" onClick={live.on('card')} />
            <Kind id="x" />
          </main>
        )
      },
    })
    const { page } = await openView(chosen)
    await page.click('#inc-x')
    expect(texts('.counter')).toEqual(['x:1'])
    await page.click('#card')
    expect([texts('.counter'), texts('b')]).toEqual([[], ['0']])
  })

  it('[COMP-10] reach through portals and contexts', async () => {
    const Tone = createContext('plain')
    const Toned = liveComponent({
      mount: () => ({ count: 0 }),
      handleEvent: { inc: (socket) => socket.update('count', (count) => count + 1) },
      render({ count }, live) {
        return (
          <button id="toned" onClick={live.on('inc')}>
            {useContext(Tone)} {count}
          </button>
        )
      },
    })
    const ported = liveView({
      mount: () => ({}),
      render: () => (
        <Tone.Provider value="loud">
          <div id="elsewhere" />
          <Portal to="#elsewhere">
            <Toned id="t" />
          </Portal>
        </Tone.Provider>
      ),
    })
    const { page } = await openView(ported)
    await page.click('#toned')
    expect(texts('#elsewhere button')).toEqual(['loud 1'])
  })
})

describe('a hot swap', () => {
  it('[DX-02] shows the components of the new render at once, and ends those of the old one', async () => {
    const hot = { data: {} }
    const define = (ids: readonly string[]) =>
      liveView(
        {
          mount: () => ({}),
          render: () => ids.map((id) => <Counter key={id} id={id} />),
        },
        'page',
        hot,
      )
    const { page } = await openView(define(['a', 'b']))
    await page.click('#inc-b')
    define(['b', 'c'])
    await page.settled()
    expect(texts('.counter')).toEqual(['b:1', 'c:0'])
    await page.click('#inc-c')
    expect(texts('.counter')).toEqual(['b:1', 'c:1'])
  })
})

describe('an island', () => {
  it('[COMP-11] brings its components up to date when it wakes, attributes too', async () => {
    const Step = liveComponent({
      mount: () => ({ step: 0 }),
      update(socket) {
        socket.update('step', (step) => step + 1)
      },
      handleEvent: { inc: (socket) => socket.update('step', (step) => step + 10) },
      render: ({ step }, live, { id }: { id: string; tick?: number }) => (
        <button id={id} data-step={step} onClick={live.on('inc')}>
          {step}
        </button>
      ),
    })
    const view = liveView({
      mount: () => ({ tick: 0 }),
      handleEvent: {
        step: (socket) => socket.sendUpdate(Step, 'step', { tick: 1 } as never),
        tick: (socket) => socket.update('tick', (tick) => tick + 1),
      },
      render: ({ tick }, live) => (
        <main>
          <button id="send" onClick={live.on('step')} />
          <button id="tick" onClick={live.on('tick')} />
          <Island when="interaction">
            <p data-tick={tick}>{tick}</p>
            <Step id="step" />
          </Island>
        </main>
      ),
    })
    const { page } = await openView(view)
    const button = page.find('#step')
    await page.click('#tick')
    await page.click('#send')
    expect(button.outerHTML).toContain('data-step="0"')
    button.dispatchEvent(new Event('focusin', { bubbles: true }))
    await page.settled()
    expect([button.outerHTML, page.find('#step') === button]).toEqual([
      '<button id="step" data-step="1">1</button>',
      true,
    ])
    await page.click('#step')
    expect(button.textContent).toBe('11')
    expect(page.find('p').outerHTML).toBe('<p data-tick="1">1</p>')
  })
})

describe('traps', () => {
  it('renders nothing for a component that the server does not know', async () => {
    const view = liveView({
      mount: () => ({ count: 0 }),
      handleEvent: { inc: (socket) => socket.update('count', (count) => count + 1) },
      render: ({ count }, live) => (
        <main>
          <button id="inc" onClick={live.on('inc')} />
          {live.connected && <Counter id={`only-here-${count}`} />}
        </main>
      ),
    })
    const { page } = await openView(view)
    await page.click('#inc')
    expect(texts('.counter')).toEqual([])
  })

  it('[LIFE-14] shows `renderError` while a component cannot be rendered, and heals with its state', async () => {
    const Fragile = liveComponent({
      mount: () => ({ count: 0 }),
      handleEvent: { inc: (socket) => socket.update('count', (count) => count + 1) },
      render({ count }, live) {
        if (count === 1) throw new Error('one is too few')
        return (
          <button id="fragile" onClick={live.on('inc')}>
            {count}
          </button>
        )
      },
      renderError: (error, live) => (
        <button id="fragile" onClick={live.on('inc')}>
          {(error as Error).message}
        </button>
      ),
    })
    const view = liveView({
      mount: () => ({}),
      render: () => (
        <main>
          <Fragile id="f" />
          <Counter id="a" />
        </main>
      ),
    })
    const { page, errors } = await openView(view)
    await page.click('#fragile')
    await page.settled()
    expect(texts('button')).toEqual(['one is too few', 'a:0'])
    await page.click('#inc-a')
    await page.click('#fragile')
    await page.settled()
    expect([texts('button'), errors]).toEqual([['2', 'a:1'], ['render: one is too few']])
  })

  it('[LIFE-14] rolls the handler back when `render` throws and nothing catches it', async () => {
    const Thrower = (): never => {
      throw new Error('in render')
    }
    const view = liveView({
      mount: () => ({ broken: false }),
      handleEvent: { break: (socket) => socket.assign({ broken: true }) },
      render: ({ broken }, live) => (
        <main>
          <button id="break" onClick={live.on('break')} />
          {broken && <Thrower />}
          <Counter id="a" />
        </main>
      ),
    })
    const { page, errors } = await openView(view)
    await page.click('#break')
    expect(errors).toEqual(['handleEvent.break: in render'])
    await page.click('#inc-a')
    expect(texts('.counter')).toEqual(['a:1'])
  })

  it('[LIFE-14] keeps the rest of the page behind an error boundary', async () => {
    const Picky = ({ count }: { count: number }) => {
      if (count === 1) throw new Error('not one')
      return <i>{count}</i>
    }
    const view = liveView({
      mount: () => ({ count: 0 }),
      handleEvent: { inc: (socket) => socket.update('count', (count) => count + 1) },
      render: ({ count }, live) => (
        <main>
          <button id="inc" onClick={live.on('inc')} />
          <ErrorBoundary fallback={(error) => <i>{(error as Error).message}</i>}>
            <Picky count={count} />
          </ErrorBoundary>
          <Counter id="a" />
        </main>
      ),
    })
    const { page } = await openView(view)
    await page.click('#inc')
    await page.settled()
    expect(texts('i')).toEqual(['not one'])
    await page.click('#inc')
    await page.settled()
    expect(texts('i')).toEqual(['2'])
  })
})
