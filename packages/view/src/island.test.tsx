// @vitest-environment happy-dom
import { createContext, createElement, hydrate, render, type ComponentChildren } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { renderToString } from 'preact-render-to-string'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ErrorBoundary } from './error-boundary.tsx'
import { HookHostContext, type HookHost } from './hook-element.ts'
import { Island, type IslandTrigger } from './island.tsx'

const host: HookHost = {
  live: { push: () => Promise.resolve() },
  onPush: () => () => undefined,
  onHookError: () => undefined,
}
const Color = createContext('none')

let root: HTMLElement
let log: string[]
beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div>'
  root = document.querySelector('#root') as HTMLElement
  log = []
})

/** Lets Preact render what was set. */
function rendered(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
function inBrowser(content: ComponentChildren) {
  return createElement(HookHostContext.Provider, { value: host }, content)
}
/** Puts the server's HTML into the page and hydrates it. */
function open(content: ComponentChildren): void {
  root.innerHTML = renderToString(<>{content}</>)
  hydrate(inBrowser(content), root)
}
function show(content: ComponentChildren): void {
  render(inBrowser(content), root)
}
function find<Kind extends HTMLElement = HTMLElement>(selector: string): Kind {
  return root.querySelector(selector) as Kind
}
function Counter({ label }: { label: string }): ComponentChildren {
  const [count, setCount] = useState(0)
  return (
    <button title={label} onClick={() => setCount(count + 1)}>
      {label} {count} {useContext(Color)}
    </button>
  )
}
function page(label: string, when: IslandTrigger = 'interaction', color = 'red') {
  return (
    <Color.Provider value={color}>
      <h1>{label}</h1>
      <Island when={when}>
        <Counter label={label} />
      </Island>
    </Color.Provider>
  )
}
const html = (label: string, count = 0, color = 'red'): string =>
  `<button title="${label}">${label} ${count} ${color}</button>`

describe('Island', () => {
  it('[COMP-11] is in the HTML of the server', () => {
    expect(renderToString(page('a'))).toBe(
      `<h1>a</h1><div data-live-island="interaction">${html('a')}</div>`,
    )
  })

  it('[COMP-11] keeps that HTML while the view around is hydrated and patched', async () => {
    open(page('a'))
    const button = find('button')
    show(page('b'))
    show(page('c', 'interaction', 'blue'))
    await rendered()
    expect(find('h1').textContent).toBe('c')
    expect(find('[data-live-island]').innerHTML).toBe(html('a'))
    expect(find('button')).toBe(button)
  })

  it('[COMP-11] wakes with the newest state, attributes included, in the same elements', async () => {
    open(page('a'))
    const button = find('button')
    show(page('b', 'interaction', 'blue'))
    button.dispatchEvent(new Event('pointerdown', { bubbles: true }))
    await rendered()
    expect(find('[data-live-island]').innerHTML).toBe(html('b', 0, 'blue'))
    expect(find('button')).toBe(button)
    show(page('c'))
    await rendered()
    expect(find('[data-live-island]').innerHTML).toBe(html('c'))
  })

  it('[COMP-11] hands the event that wakes it to its handlers, once', async () => {
    open(page('a'))
    find('button').click()
    await rendered()
    expect(find('button').textContent).toBe('a 1 red')
    find('button').click()
    await rendered()
    expect(find('button').textContent).toBe('a 2 red')
  })

  it('[COMP-11] hands on an event that a capturing handler around has seen before', () => {
    open(
      <main onClickCapture={() => log.push('around')}>
        <Island when="interaction">
          <button onClick={() => log.push('inside')} />
        </Island>
      </main>,
    )
    find('button').click()
    expect(log).toEqual(['around', 'inside'])
  })

  it('[COMP-11] sleeps on when something else is used', () => {
    open(
      <main>
        {page('a')}
        <input />
      </main>,
    )
    show(
      <main>
        {page('b')}
        <input />
      </main>,
    )
    find('input').click()
    expect(find('button').title).toBe('a')
  })

  it('[COMP-11] leaves the default action of that event to its handlers', async () => {
    const note = (name: string) => (event: Event) => {
      log.push(`${name} ${event.defaultPrevented}`)
      if (name === 'submit') event.preventDefault()
    }
    const content = (
      <Island when="interaction">
        <input type="checkbox" onClick={note('click')} onChange={note('change')} />
        <form onSubmit={note('submit')}>
          <button type="submit">Save</button>
        </form>
      </Island>
    )
    open(content)
    find<HTMLInputElement>('input').click()
    expect([log, find<HTMLInputElement>('input').checked]).toEqual([
      ['click false', 'change false'],
      true,
    ])
    render(null, root)
    log = []
    open(content)
    const submit = new SubmitEvent('submit', { bubbles: true, cancelable: true })
    find('form').dispatchEvent(submit)
    expect([log, submit.defaultPrevented]).toEqual([['submit false'], true])
  })

  it.each(['pointerdown', 'touchstart', 'focusin', 'keydown', 'input', 'change'])(
    '[COMP-11] wakes with %s, whose handler gets it',
    (name) => {
      const note = (event: Event): void => void log.push(event.type)
      const input = createElement('input', { [`on${name}`]: note })
      open(<Island when="visible">{input}</Island>)
      find('input').dispatchEvent(new Event(name, { bubbles: true }))
      find('input').dispatchEvent(new Event(name, { bubbles: true }))
      expect(log).toEqual([name, name])
    },
  )

  it('[COMP-11] keeps what was typed into it before it woke', () => {
    open(
      <Island when="interaction">
        <input value="from the server" onInput={() => log.push('input')} />
      </Island>,
    )
    const input = find<HTMLInputElement>('input')
    input.value = 'typed'
    input.dispatchEvent(new Event('input', { bubbles: true }))
    expect([input.value, log]).toEqual(['typed', ['input']])
  })

  it('[COMP-11] shows its children at once where there is no HTML of the server', async () => {
    open(<main />)
    show(<main>{page('a')}</main>)
    expect(find('[data-live-island]').innerHTML).toBe(html('a'))
    show(<main>{page('b')}</main>)
    expect(find('button').title).toBe('b')
    find('button').click()
    await rendered()
    expect(find('button').textContent).toBe('b 1 red')
  })

  it('[COMP-11] sleeps inside another island until it is its turn', async () => {
    open(
      <Island when="interaction">
        <Counter label="outer" />
        <Island when="interaction">
          <Counter label="inner" />
        </Island>
      </Island>,
    )
    const [outer, inner] = [...root.querySelectorAll('button')]
    outer?.click()
    await rendered()
    expect([...root.querySelectorAll('button')]).toEqual([outer, inner])
    expect(outer?.textContent).toBe('outer 1 none')
    inner?.click()
    await rendered()
    expect([outer?.textContent, inner?.textContent]).toEqual(['outer 1 none', 'inner 1 none'])
  })

  it('[COMP-11] wakes its outer island with an event in the inner one', async () => {
    open(
      <Island when="interaction">
        <section onClick={() => log.push('outer')}>
          <Island when="interaction">
            <button onClick={() => log.push('inner')} />
          </Island>
        </section>
      </Island>,
    )
    find('button').click()
    expect(log).toEqual(['inner', 'outer'])
  })

  it('[COMP-11] wakes when it or a child of it becomes visible', () => {
    const observers: { observed: Element[]; report: (entries: object[]) => void }[] = []
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        observed: Element[] = []
        report: (entries: object[]) => void
        constructor(report: (entries: object[]) => void) {
          this.report = report
          observers.push(this)
        }
        observe(element: Element): void {
          this.observed.push(element)
        }
        disconnect(): void {
          this.observed = []
        }
      },
    )
    open(page('a', 'visible'))
    show(page('b', 'visible'))
    expect(observers[0]?.observed).toEqual([find('[data-live-island]'), find('button')])
    observers[0]?.report([{ isIntersecting: false }])
    expect(find('button').title).toBe('a')
    observers[0]?.report([{ isIntersecting: false }, { isIntersecting: true }])
    expect(find('button').title).toBe('b')
    expect(observers.map(({ observed }) => observed)).toEqual([[]])
  })

  it('[COMP-11] wakes at once where nothing tells what is visible', async () => {
    vi.stubGlobal('IntersectionObserver', undefined)
    open(page('a', 'visible'))
    show(page('b', 'visible'))
    expect(find('button').title).toBe('b')
    find('button').click()
    await rendered()
    expect(find('button').textContent).toBe('b 1 red')
  })

  it('[COMP-11] wakes when the browser is idle', () => {
    const requests = new Map<number, () => void>()
    vi.stubGlobal('requestIdleCallback', (run: () => void) => requests.set(7, run).size)
    vi.stubGlobal('cancelIdleCallback', (id: number) => log.push(`cancelled ${id}`))
    open(page('a', 'idle'))
    show(page('b', 'idle'))
    expect(find('button').title).toBe('a')
    requests.get(7)?.()
    expect(find('button').title).toBe('b')
  })

  it('[COMP-11] takes a browser that does not tell for idle a moment later', () => {
    vi.useFakeTimers()
    vi.stubGlobal('requestIdleCallback', undefined)
    open(page('a', 'idle'))
    show(page('b', 'idle'))
    vi.runAllTimers()
    vi.useRealTimers()
    expect(find('button').title).toBe('b')
  })

  it('[COMP-11] stops waiting when it goes, and lets its content go when it is awake', async () => {
    vi.stubGlobal('requestIdleCallback', () => 7)
    vi.stubGlobal('cancelIdleCallback', (id: number) => log.push(`cancelled ${id}`))
    open(<main>{page('a', 'idle')}</main>)
    const button = find('button')
    show(<main />)
    button.click()
    await rendered()
    expect([root.innerHTML, log, button.textContent]).toEqual([
      '<main></main>',
      ['cancelled 7'],
      'a 0 red',
    ])
    show(<main>{page('b', 'idle')}</main>)
    const content = find('[data-live-island]')
    show(<main />)
    expect([root.innerHTML, content.innerHTML]).toEqual(['<main></main>', ''])
  })

  it('[COMP-11] hands an error in its content to the boundary around', async () => {
    function Broken({ broken }: { broken: boolean }): ComponentChildren {
      if (broken) throw new Error('in the island')
      return <button />
    }
    const view = (broken: boolean): ComponentChildren => (
      <ErrorBoundary fallback={(error) => (error as Error).message}>
        <Island when="interaction">
          <Broken broken={broken} />
        </Island>
      </ErrorBoundary>
    )
    open(view(false))
    show(view(true))
    find('button').click()
    await rendered()
    expect(root.innerHTML).toBe('in the island')
    show(view(false))
    await rendered()
    expect(root.innerHTML).toBe('<div data-live-island="interaction"><button></button></div>')
  })
})
