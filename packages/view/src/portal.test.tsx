// @vitest-environment happy-dom
import { Component, createContext, hydrate, render, type ComponentChildren } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { renderToString } from 'preact-render-to-string'
import { beforeEach, describe, expect, it } from 'vitest'
import { ErrorBoundary } from './error-boundary.tsx'
import { sourceOf } from './portal-source.ts'
import { Portal } from './portal.tsx'

let root: HTMLElement
let modals: HTMLElement
beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div><div id="modals"></div><div id="toasts"></div>'
  root = document.querySelector('#root') as HTMLElement
  modals = document.querySelector('#modals') as HTMLElement
})

/** Lets Preact render what was set. */
function rendered(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
const Color = createContext('none')
const Size = createContext(0)
function Shown(): ComponentChildren {
  return (
    <p>
      {useContext(Color)} {useContext(Size)}
    </p>
  )
}

describe('Portal', () => {
  it('[COMP-10] shows its children in a container at the end of the target, none in place', () => {
    modals.innerHTML = '<i></i>'
    render(
      <main>
        a<Portal to="#modals">text</Portal>b
      </main>,
      root,
    )
    expect(root.innerHTML).toBe('<main>ab</main>')
    expect(modals.innerHTML).toBe('<i></i><div data-live-portal="">text</div>')
  })

  it('[COMP-10] takes an element as its target', () => {
    render(<Portal to={modals}>text</Portal>, root)
    expect(modals.textContent).toBe('text')
  })

  it('[COMP-10] is updated with its source and removed with it', () => {
    const page = (n: number): ComponentChildren => (
      <Portal to="#modals">
        <p title={`${n}`}>{n}</p>
      </Portal>
    )
    render(page(1), root)
    const element = modals.querySelector('p')
    render(page(2), root)
    expect(modals.innerHTML).toBe('<div data-live-portal=""><p title="2">2</p></div>')
    expect(modals.querySelector('p')).toBe(element)
    render(null, root)
    expect(modals.innerHTML).toBe('')
  })

  it('[COMP-10] is removed with an ancestor of its source, effects included', () => {
    const log: string[] = []
    class Logged extends Component {
      override componentWillUnmount(): void {
        log.push('unmounted')
      }
      override render(): null {
        return null
      }
    }
    render(
      <main>
        <section>
          <Portal to="#modals">
            <Logged />
          </Portal>
        </section>
      </main>,
      root,
    )
    render(<main />, root)
    expect([modals.innerHTML, log]).toEqual(['', ['unmounted']])
  })

  it('[COMP-10] gives the contexts of its source to the content, and their changes', async () => {
    let setColor: (color: string) => void = () => undefined
    class Changing extends Component<{ children: ComponentChildren }, { color: string }> {
      override state = { color: 'red' }
      override render(): ComponentChildren {
        setColor = (color) => this.setState({ color })
        return <Color.Provider value={this.state.color}>{this.props.children}</Color.Provider>
      }
    }
    const page = (size: number): ComponentChildren => (
      <Size.Provider value={size}>
        <Changing>
          <Portal to="#modals">
            <Shown />
          </Portal>
        </Changing>
      </Size.Provider>
    )
    render(page(1), root)
    expect(modals.textContent).toBe('red 1')
    setColor('blue')
    await rendered()
    expect(modals.textContent).toBe('blue 1')
    render(page(2), root)
    await rendered()
    expect(modals.textContent).toBe('blue 2')
  })

  it('[COMP-10] moves with its content and state when the target changes', async () => {
    function Counter(): ComponentChildren {
      const [count, setCount] = useState(0)
      return <button onClick={() => setCount(count + 1)}>{count}</button>
    }
    const page = (to: string): ComponentChildren => (
      <Portal to={to}>
        <Counter />
      </Portal>
    )
    render(page('#modals'), root)
    const button = modals.querySelector('button')
    button?.click()
    await rendered()
    render(page('#toasts'), root)
    expect(modals.innerHTML).toBe('')
    expect(document.querySelector('#toasts button')).toBe(button)
    expect(button?.textContent).toBe('1')
  })

  it('[COMP-10] follows its selector to the element that has replaced the target', () => {
    render(<Portal to="#modals">text</Portal>, root)
    modals.outerHTML = '<div id="modals" class="new"></div>'
    render(<Portal to="#modals">text</Portal>, root)
    expect(document.querySelector('#modals.new')?.textContent).toBe('text')
  })

  it('[COMP-10] works inside portals, five deep, and is updated and removed there', async () => {
    const nest = (depth: number, text: string): ComponentChildren =>
      depth === 0 ? (
        <Shown />
      ) : (
        <Portal to={depth === 5 ? '#modals' : `#level${depth + 1}`}>
          {depth}
          <div id={`level${depth}`} title={text} />
          {nest(depth - 1, text)}
        </Portal>
      )
    const page = (text: string): ComponentChildren => (
      <Color.Provider value={text}>{nest(5, text)}</Color.Provider>
    )
    render(page('one'), root)
    expect(modals.textContent).toBe('54321one 0')
    expect(modals.querySelectorAll('[data-live-portal] [data-live-portal]')).toHaveLength(4)
    render(page('two'), root)
    await rendered()
    expect(modals.querySelector('#level1')?.getAttribute('title')).toBe('two')
    expect(modals.textContent).toContain('two')
    render(null, root)
    expect(modals.innerHTML).toBe('')
  })

  it('[EVT-03] tells what element it is written in, also in a portal', () => {
    render(
      <main>
        <Portal to="#modals">
          <Portal to="#toasts">text</Portal>
        </Portal>
      </main>,
      root,
    )
    const [outer, inner] = document.querySelectorAll('[data-live-portal]') as unknown as Node[]
    expect(sourceOf(outer as Node)).toBe(root.firstElementChild)
    expect(sourceOf(inner as Node)).toBe(outer)
    expect(sourceOf(root)).toBeUndefined()
  })

  it('[COMP-10] finds a target that the same view renders, wherever it is', () => {
    render(
      <main>
        <Portal to="#late">text</Portal>
        <aside id="late" />
      </main>,
      root,
    )
    expect(document.querySelector('#late')?.textContent).toBe('text')
  })

  it('[COMP-10] fails for a missing target and names the selector', async () => {
    const page = <Portal to="#nowhere">text</Portal>
    expect(() => render(page, root)).toThrow('`<Portal to="#nowhere">` found no such element')
    const other = document.createElement('div')
    render(
      <ErrorBoundary fallback={(error) => (error as Error).message}>
        <Portal to="#nowhere">text</Portal>
      </ErrorBoundary>,
      other,
    )
    await rendered()
    expect(other.textContent).toContain('`<Portal to="#nowhere">`')
  })

  it('[COMP-10] hands an error in its content to the boundary of its source', async () => {
    let fail = (): void => undefined
    function Child(): ComponentChildren {
      const [failed, setFailed] = useState(false)
      fail = () => setFailed(true)
      if (failed) throw new Error('by itself')
      return <p />
    }
    const page = (): ComponentChildren => (
      <ErrorBoundary fallback={(error) => (error as Error).message}>
        <Portal to="#modals">
          <Child />
        </Portal>
      </ErrorBoundary>
    )
    render(page(), root)
    fail()
    await rendered()
    expect([root.innerHTML, modals.innerHTML]).toEqual(['by itself', ''])
    render(page(), root)
    await rendered()
    expect([root.innerHTML, modals.textContent]).toEqual(['', ''])
    expect(modals.querySelector('p')).not.toBeNull()
  })

  it('[COMP-10] is not in the HTML of the server, and appears after hydration', () => {
    const page = (
      <main>
        <Portal to="#modals">text</Portal>
        <p />
      </main>
    )
    root.innerHTML = renderToString(page)
    expect(root.innerHTML).toBe('<main><p></p></main>')
    const element = root.querySelector('p')
    hydrate(page, root)
    expect(root.querySelector('p')).toBe(element)
    expect([root.innerHTML, modals.textContent]).toEqual(['<main><p></p></main>', 'text'])
  })
})
