import { Async, liveComponent, liveView, loadAsync, type AsyncResult } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { rawPage, requestPage } from '../src/index.ts'
import { openView } from './open-view.ts'
import { startServer } from './start-server.ts'

/** Work that ends when the test says so. */
function createWork<Value>() {
  const calls: {
    signal: AbortSignal
    resolve: (value: Value) => void
    reject: (error: Error) => void
  }[] = []
  const load = (signal: AbortSignal): Promise<Value> =>
    new Promise((resolve, reject) => calls.push({ signal, resolve, reject }))
  return { calls, load }
}

function loading(load: (signal: AbortSignal) => Promise<number>, wait = 0) {
  return liveView({
    mount: () => ({ stats: loadAsync(load, { wait }), log: '' }),
    handleEvent: {
      reload: (socket) => socket.assignAsync('stats', load),
      reset: (socket) => socket.assignAsync('stats', load, { reset: true }),
      renew: (socket) => socket.assign({ stats: loadAsync(load) }),
      cancel: (socket) => socket.cancelAsync('stats'),
      start: (socket) => socket.startAsync('report', load),
    },
    handleAsync: {
      report(socket, outcome) {
        const log = outcome.ok ? `got ${String(outcome.result)}` : `${String(outcome.error)}`
        socket.assign({ log })
      },
    },
    render: ({ stats, log }, live) => (
      <main>
        {(['reload', 'reset', 'renew', 'cancel', 'start'] as const).map((name) => (
          <button key={name} id={name} onClick={live.on(name)} />
        ))}
        <Async of={stats} loading={<i>loading</i>} failed={({ message }) => <i>{message}</i>}>
          {(result) => <i>{result}</i>}
        </Async>
        <b>{stats.loading ? 'busy' : 'idle'}</b>
        <u>{log}</u>
      </main>
    ),
  })
}

const shown = (): string =>
  `${document.querySelector('i')?.textContent} ${document.querySelector('b')?.textContent}`

describe('loadAsync', () => {
  it('[LIFE-06] shows loading in the HTML, starts with the join and shows the result', async () => {
    const { calls, load } = createWork<number>()
    const view = loading(load)
    const { server } = startServer(view)
    expect((await requestPage(server, '/')).html).toContain('<i>loading</i>')
    expect(calls).toHaveLength(0)
    const { page } = await openView(view)
    expect([shown(), calls.length]).toEqual(['loading busy', 1])
    calls[0]?.resolve(7)
    await page.settled()
    expect(shown()).toBe('7 idle')
  })

  it('[LIFE-06] keeps the result while it loads again, unless told to reset', async () => {
    const { calls, load } = createWork<number>()
    const { page } = await openView(loading(load))
    calls[0]?.resolve(1)
    await page.settled()
    await page.click('#reload')
    expect(shown()).toBe('1 busy')
    calls[1]?.resolve(2)
    await page.settled()
    await page.click('#reset')
    expect(shown()).toBe('loading busy')
    calls[2]?.resolve(3)
    await page.settled()
    await page.click('#renew')
    expect(shown()).toBe('loading busy')
    calls[3]?.resolve(4)
    await page.settled()
    expect(shown()).toBe('4 idle')
  })

  it('[LIFE-06] takes the newest only, and aborts the older', async () => {
    const { calls, load } = createWork<number>()
    const { page } = await openView(loading(load))
    await page.click('#reload')
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([true, false])
    calls[1]?.resolve(2)
    calls[0]?.resolve(1)
    await page.settled()
    expect(shown()).toBe('2 idle')
  })

  it('[LIFE-06] fails without any word of the exception, and keeps the last result', async () => {
    const { calls, load } = createWork<number>()
    const { page, errors } = await openView(loading(load))
    calls[0]?.reject(new Error('canary'))
    await page.settled()
    expect(shown()).toBe('It could not be loaded. idle')
    expect(errors).toEqual(['assignAsync.stats: canary'])
    expect(JSON.stringify(page.fromServer)).not.toContain('canary')
    await page.click('#cancel')
    await page.click('#reload')
    await page.click('#cancel')
    expect([shown(), calls[1]?.signal.aborted]).toEqual(['It could not be loaded. idle', true])
    // Nobody's fault.
    expect(errors).toHaveLength(1)
  })

  it('[LIFE-06] fails for a result that cannot be sent', async () => {
    const load = (): Promise<number> => Promise.resolve((() => 0) as unknown as number)
    const { page, errors } = await openView(loading(load))
    await page.settled()
    expect(shown()).toBe('It could not be loaded. idle')
    expect(errors).toEqual([expect.stringContaining('assigns.stats.result is a function')])
  })

  it('[LIFE-06] is aborted when the page leaves, and its result is dropped', async () => {
    const { calls, load } = createWork<number>()
    const { server, errors } = startServer(loading(load))
    const raw = await rawPage(server, '/')
    raw.join()
    await raw.received()
    raw.send(['leave', 1])
    await raw.received()
    expect(calls[0]?.signal.aborted).toBe(true)
    calls[0]?.resolve(1)
    expect([await raw.received(), errors]).toEqual([[], []])
  })

  it('[LIFE-06] is waited for by the HTML if that is asked for, up to a deadline', async () => {
    const early = startServer(loading(() => Promise.resolve(5), 200))
    expect((await requestPage(early.server, '/')).html).toContain('<i>5</i>')
    const { calls, load } = createWork<number>()
    const late = startServer(loading(load, 200))
    const requested = rawPage(late.server, '/')
    await new Promise((resolve) => setImmediate(resolve))
    late.clock.advance(200)
    const raw = await requested
    expect(raw.html).toContain('<i>loading</i>')
    calls[0]?.resolve(6)
    raw.join()
    expect(await raw.received()).toEqual([
      ['joined', 1, 'adopt', 0],
      ['patch', 1, 1, 0, { 'stats/loading': false, 'stats/ok': true, 'stats/result': 6 }],
    ])
  })

  it('[LIFE-06] belongs to a component as well, and ends with it', async () => {
    const { calls, load } = createWork<number>()
    const Loader = liveComponent({
      mount: () => ({ value: loadAsync(load) as AsyncResult<number> }),
      render: ({ value }) => <i>{value.ok ? value.result : '…'}</i>,
    })
    const view = liveView({
      mount: () => ({ shown: true }),
      handleEvent: { hide: (socket) => socket.assign({ shown: false }) },
      render: ({ shown }, live) => (
        <main>
          <button id="hide" onClick={live.on('hide')} />
          {shown && <Loader id="one" />}
          <Loader id="two" />
        </main>
      ),
    })
    const { page, errors } = await openView(view)
    calls[1]?.resolve(2)
    await page.settled()
    expect([...document.querySelectorAll('i')].map(({ textContent }) => textContent)).toEqual([
      '…',
      '2',
    ])
    await page.click('#hide')
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([true, false])
    calls[0]?.resolve(1)
    await page.settled()
    expect(errors).toEqual([])
  })
})

describe('startAsync', () => {
  it('[LIFE-06] hands the outcome of the newest of a name to handleAsync', async () => {
    const { calls, load } = createWork<number>()
    const { page } = await openView(loading(load))
    await page.click('#start')
    await page.click('#start')
    calls[1]?.resolve(1)
    calls[2]?.resolve(2)
    await page.settled()
    expect(page.find('u').textContent).toBe('got 2')
    await page.click('#start')
    calls[3]?.reject(new Error('no luck'))
    await page.settled()
    expect(page.find('u').textContent).toBe('Error: no luck')
  })

  it('[LIFE-06] never begins work that was aborted before it could', async () => {
    const begun: string[] = []
    const work = (name: string) => () => {
      begun.push(name)
      return Promise.resolve(name)
    }
    const view = liveView({
      mount: () => ({ log: '' }),
      handleEvent: {
        replace(socket) {
          socket.startAsync('report', work('older'))
          socket.startAsync('report', work('newer'))
        },
        cancel(socket) {
          socket.startAsync('report', work('cancelled'))
          socket.cancelAsync('report')
        },
      },
      handleAsync: {
        report: (socket, outcome) =>
          socket.assign({ log: outcome.ok ? `got ${String(outcome.result)}` : 'cancelled' }),
      },
      render: ({ log }, live) => (
        <main>
          <button id="replace" onClick={live.on('replace')} />
          <button id="cancel" onClick={live.on('cancel')} />
          <u>{log}</u>
        </main>
      ),
    })
    const { page } = await openView(view)
    await page.click('#replace')
    await page.settled()
    expect([page.find('u').textContent, begun]).toEqual(['got newer', ['newer']])
    await page.click('#cancel')
    await page.settled()
    expect([page.find('u').textContent, begun]).toEqual(['cancelled', ['newer']])
  })
})
