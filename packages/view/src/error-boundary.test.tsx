// @vitest-environment happy-dom
import { Component, hydrate, options, render, type ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ErrorBoundary } from './error-boundary.tsx'

let root: HTMLElement
let errors: string[]
beforeEach(() => {
  root = document.createElement('div')
  errors = []
})
afterEach(() => {
  delete (options as { errorBoundaries?: boolean }).errorBoundaries
})

/** Lets Preact render what was set. */
function rendered(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
function Reciprocal({ n }: { n: number }): ComponentChildren {
  if (n === 0) throw new Error('by zero')
  return <p>{1 / n}</p>
}
function page(n: number): ComponentChildren {
  return (
    <main>
      <ErrorBoundary
        fallback={(error, retry) => <button onClick={retry}>{(error as Error).message}</button>}
        onError={(error) => errors.push((error as Error).message)}
      >
        <Reciprocal n={n} />
      </ErrorBoundary>
      <i>{n}</i>
    </main>
  )
}
const good = '<main><p>0.5</p><i>2</i></main>'
const bad = '<main><button>by zero</button><i>0</i></main>'

describe('ErrorBoundary', () => {
  it('[LIFE-14] shows its children as they are', () => {
    render(page(2), root)
    expect([root.innerHTML, errors]).toEqual([good, []])
  })

  it('[LIFE-14] shows the fallback for an error at first or later, and what is around', async () => {
    render(page(0), root)
    await rendered()
    expect([root.innerHTML, errors]).toEqual([bad, ['by zero']])
    const later = document.createElement('div')
    render(page(2), later)
    render(page(0), later)
    await rendered()
    expect([later.innerHTML, errors]).toEqual([bad, ['by zero', 'by zero']])
  })

  it('[LIFE-14] is healed by the next state', async () => {
    render(page(0), root)
    await rendered()
    render(page(2), root)
    await rendered()
    expect([root.innerHTML, errors]).toEqual([good, ['by zero']])
  })

  it('[LIFE-14] tries each state once', async () => {
    render(page(0), root)
    await rendered()
    render(page(0), root)
    await rendered()
    expect(root.innerHTML).toBe(bad)
    expect(errors).toEqual(['by zero', 'by zero'])
  })

  it('[LIFE-14] takes states that come faster than it is rendered', async () => {
    render(page(0), root)
    render(page(0), root)
    render(page(0), root)
    await rendered()
    expect(root.innerHTML).toBe(bad)
    render(page(0), root)
    render(page(2), root)
    await rendered()
    expect(root.innerHTML).toBe(good)
  })

  it('[LIFE-14] tries again when it is asked to', async () => {
    let broken = true
    function Flaky(): ComponentChildren {
      if (broken) throw new Error('flaky')
      return <p>fine</p>
    }
    render(
      <ErrorBoundary fallback={(_error, retry) => <button onClick={retry}>again</button>}>
        <Flaky />
      </ErrorBoundary>,
      root,
    )
    await rendered()
    root.querySelector('button')?.click()
    await rendered()
    expect(root.innerHTML).toBe('<button>again</button>')
    broken = false
    root.querySelector('button')?.click()
    await rendered()
    expect(root.innerHTML).toBe('<p>fine</p>')
  })

  it('[LIFE-14] catches what a child throws when it renders itself anew', async () => {
    let fail = (): void => undefined
    class Child extends Component<object, { failed?: boolean }> {
      override render(): ComponentChildren {
        fail = () => this.setState({ failed: true })
        if (this.state.failed) throw new Error('by itself')
        return <p />
      }
    }
    render(
      <ErrorBoundary fallback={(error) => (error as Error).message}>
        <Child />
      </ErrorBoundary>,
      root,
    )
    fail()
    await rendered()
    expect(root.innerHTML).toBe('by itself')
  })

  it('[LIFE-14] hands an error of its fallback to the boundary around', async () => {
    render(
      <ErrorBoundary fallback={(error) => (error as Error).message}>
        <ErrorBoundary
          fallback={() => {
            throw new Error('in the fallback')
          }}
        >
          <Reciprocal n={0} />
        </ErrorBoundary>
      </ErrorBoundary>,
      root,
    )
    await rendered()
    expect(root.innerHTML).toBe('in the fallback')
  })

  it('[LIFE-14] shows the fallback in the HTML of the server, and hydrates it', async () => {
    Object.assign(options, { errorBoundaries: true })
    expect(renderToString(<>{page(2)}</>)).toBe(good)
    root.innerHTML = renderToString(<>{page(0)}</>)
    expect([root.innerHTML, errors]).toEqual([bad, ['by zero']])
    hydrate(page(0), root)
    await rendered()
    expect(root.innerHTML).toBe(bad)
    render(page(2), root)
    await rendered()
    expect(root.innerHTML).toBe(good)
  })
})
