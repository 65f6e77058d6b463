// @vitest-environment happy-dom
import { join } from 'node:path'
import { build, type Rolldown } from 'vite'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type * as Runtime from '../src/runtime/refresh.ts'
import { fixtureRoot } from './fixtures.ts'

type Component = () => unknown

/** Exports of the page: what the cases use of the runtime and of Preact. */
interface Page extends Pick<typeof Runtime, 'createSignature' | 'register' | 'swap'> {
  createElement(type: string | Component, props: object | null, ...children: unknown[]): unknown
  options: { debounceRendering?: (run: () => void) => void }
  render(node: unknown, root: Element): void
  useState<State>(first: State): [state: State, set: (state: State) => void]
}

let page: Page
let root: HTMLElement
let queue: (() => void)[] = []

beforeAll(async () => {
  // Of one bundle, as in the browser: the runtime and the components share one Preact.
  const result = (await build({
    root: fixtureRoot,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: join(fixtureRoot, 'refresh/page.ts'),
        preserveEntrySignatures: 'strict',
      },
    },
  })) as Rolldown.RolldownOutput
  const url = `data:text/javascript,${encodeURIComponent(result.output[0].code)}`
  page = (await import(/* @vite-ignore */ url)) as Page
})

beforeEach(() => {
  queue = []
  page.options.debounceRendering = (run) => void queue.push(run)
  root = document.body.appendChild(document.createElement('main'))
})

afterEach(() => {
  page.render(null, root)
  root.remove()
})

/** Renders what is pending. */
function settle(): void {
  for (let run = queue.shift(); run; run = queue.shift()) run()
}

/** Evaluates a version of a module with a counter, as the compiler writes it. */
function evaluate(id: string, word: string, hooks = 'useState'): Component {
  const sign = page.createSignature()
  function Counter(): unknown {
    sign()
    const [count, setCount] = page.useState(0)
    return page.createElement('button', { onClick: () => setCount(count + 1) }, `${word} ${count}`)
  }
  sign(Counter, hooks)
  page.register(Counter, `${id} Counter`)
  page.swap()
  return Counter
}

describe('the refresh runtime', () => {
  it('[DX-02] shows the new version of a component with the state of the old one', () => {
    const First = evaluate('a', 'one')
    const Other = evaluate('b', 'other')
    const both = () =>
      page.createElement('p', null, [
        page.createElement(First, null),
        page.createElement(Other, null),
      ])
    page.render(both(), root)
    const buttons = [...root.querySelectorAll('button')]
    for (const button of buttons) button.click()
    settle()
    expect(root.textContent).toBe('one 1other 1')
    evaluate('a', 'two')
    settle()
    expect(root.textContent).toBe('two 1other 1')
    expect([...root.querySelectorAll('button')]).toEqual(buttons)
  })

  it('[DX-02] keeps the state when importers render the new version themselves', () => {
    page.render(page.createElement(evaluate('c', 'one'), null), root)
    root.querySelector('button')?.click()
    settle()
    page.render(page.createElement(evaluate('c', 'two'), null), root)
    settle()
    expect(root.textContent).toBe('two 1')
  })

  it('[DX-02] does nothing for a function that stays, as a live component does', () => {
    const shown: string[] = []
    const Part = () => (shown.push('part'), null)
    page.register(Part, 'e Part')
    page.render(page.createElement(Part, null), root)
    page.register(Part, 'e Part')
    page.swap()
    settle()
    expect(shown).toEqual(['part'])
  })

  it('[DX-02] starts the state anew when the hooks of a component change', () => {
    page.render(page.createElement(evaluate('d', 'one'), null), root)
    root.querySelector('button')?.click()
    settle()
    evaluate('d', 'two', 'useState useEffect')
    settle()
    expect(root.textContent).toBe('two 0')
  })
})
