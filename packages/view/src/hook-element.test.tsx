// @vitest-environment happy-dom
import { createElement, createRef, render, type ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { beforeEach, describe, expect, it } from 'vitest'
import { HookHostContext, type HookHost, type Push } from './hook-element.ts'
import { defineHook, type HookProp } from './hooks.ts'

let log: string[]
let listeners: Set<(...push: Push) => void>
let root: HTMLElement
beforeEach(() => {
  log = []
  listeners = new Set()
  root = document.createElement('div')
})
const host: HookHost = {
  live: { push: () => Promise.resolve() },
  onPush(listener) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  onHookError: (error) => void log.push(`error ${(error as Error).message}`),
}
const Logged = defineHook<string>({
  mounted() {
    log.push(`mounted ${this.el.tagName} ${this.data}`)
    this.handleEvent('zoom', (factor: number) => void log.push(`zoom ${factor}`))
  },
  destroyed() {
    log.push('destroyed')
  },
})
const Other = defineHook({
  mounted: () => void log.push('other mounted'),
  destroyed: () => void log.push('other destroyed'),
})

function show(content: ComponentChildren): void {
  render(createElement(HookHostContext.Provider, { value: host }, content), root)
}
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}
/** A hook whose code comes when `load` is called. */
function createLazy(made: unknown = Logged): { hook: HookProp; load(): Promise<void> } {
  let resolve: (module: { default: never }) => void
  const promise = new Promise<{ default: never }>((done) => (resolve = done))
  return {
    hook: () => promise,
    load() {
      resolve({ default: made as never })
      return settled()
    },
  }
}

describe('an element with a hook', () => {
  it('[EVT-14] needs no id, and renders neither hook nor data', () => {
    show(<p hook={Logged} data="one" />)
    expect(root.innerHTML).toBe('<p></p>')
    expect(renderToString(<p hook={Logged} data="one" class="x" />)).toBe('<p class="x"></p>')
  })

  it('[EVT-14] is an ordinary element where the hook is not there, as a client file on the server', () => {
    expect(renderToString(<p hook={undefined} data={{ at: 1 }} />)).toBe('<p></p>')
  })

  it('[EVT-14] mounts after the whole patch', async () => {
    show(<p hook={Logged} data="one" />)
    expect(log).toEqual([])
    await settled()
    expect(log).toEqual(['mounted P one'])
  })

  it('[EVT-14] never mounts a hook whose element went in the same patch', async () => {
    show(<p hook={Logged} data="one" />)
    show(null)
    await settled()
    expect([log, listeners.size]).toEqual([[], 0])
  })

  it('[EVT-14] stays the same element while it gets a hook, another one, and none', async () => {
    const seen: (Element | null)[] = []
    for (const hook of [undefined, Logged, Other, undefined]) {
      show(<p hook={hook} data="" />)
      await settled()
      seen.push(root.firstElementChild)
    }
    expect(log).toEqual(['mounted P ', 'destroyed', 'other mounted', 'other destroyed'])
    expect(new Set(seen).size).toBe(1)
  })

  it('[EVT-14] mounts anew when its tag, and so the element, is another one', async () => {
    const Tag = ({ as }: { as: 'p' | 'b' }): ComponentChildren =>
      as === 'p' ? <p hook={Logged} data="" /> : <b hook={Logged} data="" />
    show(<Tag as="p" />)
    await settled()
    show(<Tag as="b" />)
    await settled()
    expect(log).toEqual(['mounted P ', 'destroyed', 'mounted B '])
  })

  it('keeps refs working', () => {
    const seen: (string | undefined)[] = []
    const ref = (element: Element | null): void => void seen.push(element?.tagName)
    const object = createRef<HTMLElement>()
    for (const id of ['a', 'b'])
      show([<p hook={Logged} ref={ref} id={id} />, <b hook={Logged} ref={object} />])
    expect([seen, object.current?.tagName]).toEqual([['P'], 'B'])
    show(null)
    expect([seen, object.current]).toEqual([['P', undefined], null])
  })
})

describe('a lazy hook', () => {
  it('[EVT-14] is loaded once, and mounts with the newest data', async () => {
    let loads = 0
    const lazy = (): HookProp => () => {
      loads += 1
      return Promise.resolve({ default: Logged })
    }
    show(<p hook={lazy()} data="one" />)
    show(<p hook={lazy()} data="two" />)
    await settled()
    show(<p hook={lazy()} data="three" />)
    await settled()
    expect([log, loads]).toEqual([['mounted P two'], 1])
  })

  it('[EVT-14] never mounts for an element that is gone', async () => {
    const { hook, load } = createLazy()
    show(<p hook={hook} data="" />)
    show(null)
    await load()
    expect([log, listeners.size]).toEqual([[], 0])
  })

  it('[EVT-14] gives way to a hook that the element got meanwhile', async () => {
    const { hook, load } = createLazy()
    show(<p hook={hook} data="" />)
    show(<p hook={Other} />)
    await load()
    expect(log).toEqual(['other mounted'])
  })

  it('[EVT-14] is swapped for another lazy one', async () => {
    show(<p hook={() => Promise.resolve({ default: Logged })} data="" />)
    await settled()
    show(<p hook={() => Promise.resolve({ default: Other })} />)
    await settled()
    expect(log).toEqual(['mounted P ', 'destroyed', 'other mounted'])
  })

  it('[EVT-15] misses no push that came while its code was being loaded', async () => {
    const { hook, load } = createLazy()
    show(<p hook={hook} data="" />)
    for (const listener of listeners) listener('zoom', 2)
    await load()
    for (const listener of listeners) listener('zoom', 3)
    expect(log).toEqual(['mounted P ', 'zoom 2', 'zoom 3'])
  })

  it('is reported when it cannot be loaded, or was not made by `defineHook`; the element stays', async () => {
    const { hook, load } = createLazy({})
    show([
      <p hook={() => Promise.reject(new Error('not found'))} />,
      <b hook={{ mounted: () => undefined } as unknown as HookProp} />,
      <i hook={hook} />,
    ])
    await settled()
    await load()
    expect(log.toSorted()).toEqual([
      'error A `hook` has to be made by `defineHook`',
      'error A `hook` has to be made by `defineHook`',
      'error not found',
    ])
    expect([root.innerHTML, listeners.size]).toEqual(['<p></p><b></b><i></i>', 0])
  })

  it('[EVT-14] leaves the author’s ref as Preact has it: the newest one, detached by what it returned', () => {
    const attach = (name: string) => (element: Element | null) => {
      log.push(`${name} ${element?.tagName}`)
      return () => void log.push(`${name} detached`)
    }
    const first = attach('first')
    show(<p hook={Logged} data="" ref={first} />)
    show(<p hook={Logged} data="" ref={first} />)
    show(<p hook={Logged} data="" ref={attach('second')} />)
    show(null)
    expect(log.filter((line) => /first|second/.test(line))).toEqual([
      'first P',
      'first detached',
      'second P',
      'second detached',
    ])
  })

  it('[EVT-14] reports a hook whose function throws at once', async () => {
    const hook = (): never => {
      throw new Error('no code')
    }
    show(<p hook={hook} />)
    await settled()
    expect([log, root.innerHTML]).toEqual([['error no code'], '<p></p>'])
  })
})
