// @vitest-environment happy-dom
import { createElement, render } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { beforeEach, describe, expect, it } from 'vitest'
import { HookHostContext, type HookHost, type Push } from './hook-element.ts'
import { useServerEvent } from './use-server-event.ts'

let log: string[]
let root: HTMLElement
beforeEach(() => {
  log = []
  root = document.createElement('div')
})

function createHost() {
  const listeners = new Set<(...push: Push) => void>()
  const host: HookHost = {
    live: { push: () => Promise.resolve() },
    onPush(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    onHookError: (error) => void log.push(`error ${(error as Error).message}`),
  }
  const push = (...pushed: Push): void => listeners.forEach((listener) => listener(...pushed))
  return { host, listeners, push }
}
function Listener({ name, word }: { name: string; word: string }) {
  useServerEvent<number>(name, (payload) => {
    if (payload === 0) throw new Error(word)
    log.push(`${word} ${payload}`)
  })
  return <p>{word}</p>
}
function show(host: HookHost, name: string, word: string): void {
  render(
    createElement(HookHostContext.Provider, { value: host }, <Listener name={name} word={word} />),
    root,
  )
}

describe('useServerEvent', () => {
  it('[EVT-15] calls the newest function, from the moment that it is shown until it goes', () => {
    const { host, listeners, push } = createHost()
    show(host, 'toast', 'one')
    push('toast', 1)
    push('other', 2)
    show(host, 'toast', 'two')
    push('toast', 3)
    expect([log, listeners.size]).toEqual([['one 1', 'two 3'], 1])
    render(null, root)
    expect(listeners.size).toBe(0)
  })

  it('[EVT-15] follows another name and another host', () => {
    const [one, two] = [createHost(), createHost()]
    show(one.host, 'toast', 'one')
    show(one.host, 'bread', 'two')
    for (const name of ['toast', 'bread']) one.push(name, 1)
    show(two.host, 'bread', 'three')
    for (const { push } of [one, two]) push('bread', 2)
    expect(log).toEqual(['two 1', 'three 2'])
  })

  it('reports what the function throws', () => {
    const { host, push } = createHost()
    show(host, 'toast', 'one')
    push('toast', 0)
    push('toast', 1)
    expect(log).toEqual(['error one', 'one 1'])
  })

  it('does nothing on the server, nor outside of views', () => {
    expect(renderToString(<Listener name="toast" word="one" />)).toBe('<p>one</p>')
    render(<Listener name="toast" word="one" />, root)
    expect([root.innerHTML, log]).toEqual(['<p>one</p>', []])
  })
})
