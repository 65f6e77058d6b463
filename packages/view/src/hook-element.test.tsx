// @vitest-environment happy-dom
import { createElement, render, type ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { beforeEach, describe, expect, it } from 'vitest'
import { HookHostContext, type HookHost } from './hook-element.ts'
import { defineHook, type HookProp } from './hooks.ts'

let log: string[] = []
let listeners: Map<string, (payload: unknown) => void>
const host: HookHost = {
  pushEvent: (name, payload) => Promise.resolve([name, payload]),
  onPush(name, handle) {
    listeners.set(name, handle)
    return () => void listeners.delete(name)
  },
  onHookError: (error) => void log.push(`error ${(error as Error).message}`),
}
const Logged = defineHook<string>({
  mounted() {
    log.push(`mounted ${this.el.id} ${this.data}`)
    this.handleEvent('zoom', (payload) => void log.push(`zoom ${String(payload)}`))
  },
  updated() {
    log.push(`updated ${this.data}`)
  },
  destroyed() {
    log.push(`destroyed ${this.el.id}`)
  },
})

let root: HTMLElement
beforeEach(() => {
  log = []
  listeners = new Map()
  root = document.createElement('div')
})
function show(content: ComponentChildren): void {
  render(createElement(HookHostContext.Provider, { value: host }, content), root)
}

describe('an element with a hook', () => {
  it('[EVT-14] calls mounted, updated and destroyed with the element and its data', () => {
    show(<p id="a" hook={Logged} data="one" />)
    show(<p id="a" hook={Logged} data="two" />)
    show(null)
    expect(log).toEqual(['mounted a one', 'updated two', 'destroyed a'])
  })

  it('[EVT-14] needs no id, and renders neither hook nor data', () => {
    show(<p hook={Logged} data="one" />)
    expect(root.innerHTML).toBe('<p></p>')
    expect(renderToString(<p hook={Logged} data="one" class="x" />)).toBe('<p class="x"></p>')
  })

  it('[EVT-14] hears pushes of the server until it is gone', () => {
    show(<p hook={Logged} data="" />)
    listeners.get('zoom')?.(7)
    show(null)
    expect([log.includes('zoom 7'), listeners.size]).toEqual([true, 0])
  })

  it('[EVT-14] swaps a hook for another one, with cleanup', () => {
    const Other = defineHook({
      mounted() {
        log.push('other mounted')
      },
    })
    show(<p id="a" hook={Logged} data="" />)
    show(<p id="a" hook={Other} />)
    expect(log).toEqual(['mounted a ', 'destroyed a', 'other mounted'])
  })

  it('[EVT-14] loads a lazy hook, and never mounts it for an element that is gone', async () => {
    let loads = 0
    const lazy = (): Promise<{ default: typeof Logged }> => {
      loads += 1
      return Promise.resolve({ default: Logged })
    }
    show(<p id="a" hook={lazy as HookProp} data="one" />)
    show(<p id="a" hook={lazy as HookProp} data="two" />)
    await Promise.resolve()
    expect([log, loads]).toEqual([['mounted a two'], 1])
    show(null)
    log = []
    show(<p id="b" hook={lazy as HookProp} />)
    show(null)
    await Promise.resolve()
    expect(log).toEqual([])
  })

  it('keeps refs working', () => {
    const seen: (string | undefined)[] = []
    const ref = (element: Element | null): void => void seen.push(element?.tagName)
    show(<p hook={Logged} data="" ref={ref} />)
    show(<p hook={Logged} data="" ref={ref} />)
    expect(seen).toEqual(['P'])
  })

  it('reports a hook that throws or cannot be loaded, and stays', async () => {
    const Broken = defineHook({
      mounted() {
        throw new Error('in mounted')
      },
    })
    show(<p key="broken" hook={Broken} />)
    show(<p key="lost" hook={() => Promise.reject(new Error('not found'))} />)
    await new Promise((resolve) => setImmediate(resolve))
    expect(log).toEqual(['error in mounted', 'error not found'])
    expect(root.innerHTML).toBe('<p></p>')
  })
})
