// @vitest-environment happy-dom
import { createElement, render, type ComponentChildren } from 'preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HookHostContext, type HookHost, type Push } from './hook-element.ts'
import { defineHook, type HookContext } from './hooks.ts'

let log: string[]
let root: HTMLElement
beforeEach(() => {
  log = []
  root = document.createElement('div')
  document.body.append(root)
})
afterEach(() => {
  render(null, root)
  root.remove()
  delete document.documentElement.dataset['liveConnection']
})

interface FakeHost extends HookHost {
  readonly listeners: Set<(...push: Push) => void>
  push(name: string, payload?: unknown): void
}
function createHost(name = 'host'): FakeHost {
  const listeners = new Set<(...push: Push) => void>()
  return {
    listeners,
    push: (pushed, payload) => listeners.forEach((listener) => listener(pushed, payload)),
    live: { push: (event, payload) => Promise.resolve([name, event, payload]) },
    onPush(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onHookError: (error) => void log.push(`error ${(error as Error).message}`),
  }
}
async function show(content: ComponentChildren, host: HookHost = createHost()): Promise<void> {
  render(createElement(HookHostContext.Provider, { value: host }, content), root)
  await new Promise((resolve) => setImmediate(resolve))
}
async function setConnection(state: string): Promise<void> {
  document.documentElement.dataset['liveConnection'] = state
  dispatchEvent(new Event('live:connection'))
  log.push(state)
  await Promise.resolve()
}

describe('the callbacks of a hook', () => {
  const Logged = defineHook<string>({
    mounted() {
      log.push(`mounted ${this.data} ${this.el.textContent}`)
      return () => log.push('cleanup')
    },
    beforeUpdate(next) {
      log.push(`before ${this.data} > ${next} ${this.el.className} ${this.el.textContent}`)
    },
    updated(previous) {
      log.push(`updated ${previous} > ${this.data} ${this.el.className} ${this.el.textContent}`)
    },
    destroyed() {
      log.push(`destroyed ${this.data} ${this.el.isConnected}`)
    },
    disconnected: () => void log.push('- disconnected'),
    reconnected: () => void log.push('- reconnected'),
  })

  it('[EVT-14] see the DOM before and after each update', async () => {
    for (const word of ['one', 'two']) {
      await show(
        <p hook={Logged} data={word} class={word}>
          <b>{word}</b>
        </p>,
      )
    }
    expect(log).toEqual([
      'mounted one one',
      'before one > two one one',
      'updated one > two two two',
    ])
  })

  it('[EVT-14] end with `destroyed`, while the element is still there, and with the cleanup', async () => {
    await show(<p hook={Logged} data="one" />)
    await show(null)
    await show(null)
    expect(log.slice(1)).toEqual(['destroyed one true', 'cleanup'])
  })

  it('[EVT-14] end at once where `mounted` takes its own element away', async () => {
    const Brief = defineHook({
      mounted() {
        log.push('mounted')
        render(null, root)
        return () => log.push('cleanup')
      },
      destroyed: () => void log.push('destroyed'),
    })
    const host = createHost()
    await show(<p hook={Brief} />, host)
    expect([log, host.listeners.size]).toEqual([['mounted', 'destroyed', 'cleanup'], 0])
  })

  it('[EVT-14] are not called for what is rendered elsewhere', async () => {
    const host = createHost()
    const rest = (text: string): ComponentChildren => <i>{text}</i>
    const same = <p hook={Logged} data="one" />
    for (const text of ['a', 'b']) await show([same, rest(text)], host)
    expect(log).toEqual(['mounted one '])
  })

  it('[EVT-14] tell of a lost connection, and of its return once the state is shown', async () => {
    await setConnection('connecting')
    await show(<p hook={Logged} data="" />)
    for (const state of ['joined', 'offline', 'offline', 'joined', 'failed']) {
      await setConnection(state)
    }
    await show(null)
    await setConnection('joined')
    expect(log).toEqual([
      'connecting',
      'mounted  ',
      'joined',
      '- disconnected',
      'offline',
      'offline',
      'joined',
      '- reconnected',
      '- disconnected',
      'failed',
      'destroyed  true',
      'cleanup',
      'joined',
    ])
  })

  it('[EVT-14] tell of the return of a connection that was lost before', async () => {
    await setConnection('offline')
    await show(<p hook={Logged} data="" />)
    await setConnection('joined')
    expect(log.slice(1)).toEqual(['mounted  ', 'joined', '- reconnected'])
  })

  it('[EVT-14] are reported when they throw or reject, and the others go on', async () => {
    const fail = (): never => {
      throw new Error('sync')
    }
    const Broken = defineHook({ mounted: fail, beforeUpdate: fail, updated: fail, destroyed: fail })
    const Late = defineHook({ mounted: () => Promise.reject(new Error('async')) })
    for (const id of ['a', 'b']) {
      await show([<p hook={Broken} id={id} />, <p hook={Late} />, <p hook={Logged} data={id} />])
    }
    await show(null)
    expect(log).toEqual([
      'error sync',
      'mounted a ',
      'error async',
      'error sync',
      'before a > b  ',
      'error sync',
      'updated a > b  ',
      'error sync',
      'destroyed b true',
      'cleanup',
    ])
  })
})

describe('what a hook finds in `this`', () => {
  /** Shows an element, and returns its hook's `this`. */
  async function selfIn(host: HookHost): Promise<HookContext<undefined>> {
    await show(<p hook={Caught} />, host)
    return caught as HookContext<undefined>
  }
  let caught: HookContext<undefined> | undefined
  const keep = (self: HookContext<undefined>): void => void (caught = self)
  const Caught = defineHook({
    mounted() {
      keep(this)
    },
  })

  it('[EVT-14] sends events by the newest host around, with the reply', async () => {
    const self = await selfIn(createHost('one'))
    expect(await self.pushEvent('save', { a: 1 })).toEqual(['one', 'save', { a: 1 }])
    await show(<p hook={Caught} />, createHost('two'))
    expect([await self.pushEvent('save'), caught === self]).toEqual([
      ['two', 'save', undefined],
      true,
    ])
  })

  it('[EVT-15] hears pushes by name, in order, until it removes the handler or goes', async () => {
    const host = createHost()
    const self = await selfIn(host)
    const first = (factor: number): void => void log.push(`first ${factor}`)
    const removeFirst = self.handleEvent('zoom', first)
    self.handleEvent('zoom', () => {
      throw new Error('second')
    })
    self.handleEvent('zoom', (factor: number) => void log.push(`third ${factor}`))
    host.push('zoom', 1)
    removeFirst()
    removeFirst()
    host.push('zoom', 2)
    self.removeHandleEvent('zoom')
    self.handleEvent('zoom', first)
    self.handleEvent('pan', first)
    self.removeHandleEvent('pan', first)
    host.push('pan', 3)
    host.push('zoom', 4)
    await show(null)
    self.handleEvent('zoom', first)
    host.push('zoom', 5)
    expect(log).toEqual([
      'first 1',
      'error second',
      'third 1',
      'error second',
      'third 2',
      'first 4',
    ])
    expect(host.listeners.size).toBe(0)
  })

  it('[EVT-15] hears the pushes of another host that takes over', async () => {
    const [one, two] = [createHost(), createHost()]
    const self = await selfIn(one)
    self.handleEvent('zoom', (factor: number) => void log.push(`zoom ${factor}`))
    await show(<p hook={Caught} />, two)
    two.push('zoom', 2)
    expect([log, one.listeners.size]).toEqual([['zoom 2'], 0])
  })

  it('[EVT-14] runs a command for its element', async () => {
    const self = await selfIn(createHost())
    self.js(({ currentTarget, target }) => {
      log.push(String([currentTarget === self.el, target === self.el]))
    })
    self.js(() => undefined)
    expect(log).toEqual(['true,true'])
  })
})
