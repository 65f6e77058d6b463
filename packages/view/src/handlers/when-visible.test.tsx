// @vitest-environment happy-dom
import { render } from 'preact'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { whenVisible, type VisibleEvent, type VisibleOptions } from './when-visible.ts'

/** An observer whose elements come into view when the test says so. */
class FakeObserver {
  static all: FakeObserver[] = []
  readonly observed = new Set<Element>()
  readonly tell: (entries: IntersectionObserverEntry[]) => void
  readonly options: IntersectionObserverInit
  constructor(tell: (entries: never) => void, options: IntersectionObserverInit) {
    this.tell = tell as FakeObserver['tell']
    this.options = options
    FakeObserver.all.push(this)
  }
  observe(element: Element): void {
    this.observed.add(element)
  }
  unobserve(element: Element): void {
    this.observed.delete(element)
  }
  disconnect(): void {
    this.observed.clear()
  }
}

let root: HTMLElement
let log: string[]
let answers: (() => void)[]
beforeEach(() => {
  document.body.innerHTML = '<div></div>'
  root = document.querySelector('div') as HTMLElement
  log = []
  answers = []
  FakeObserver.all = []
  vi.stubGlobal('IntersectionObserver', FakeObserver)
})

const asking = (event: VisibleEvent): Promise<void> => {
  log.push(event.detail.target.id)
  return new Promise((resolve) => answers.push(resolve))
}

function show(ids: readonly string[], options: VisibleOptions, handler = asking): void {
  render(
    <ul id="list" ref={whenVisible(handler, options)}>
      {ids.map((id) => (
        <li key={id} id={id} />
      ))}
    </ul>,
    root,
  )
}

function see(id: string, isIntersecting = true): void {
  for (const observer of FakeObserver.all) {
    for (const target of observer.observed) {
      if (target.id === id) observer.tell([{ target, isIntersecting } as IntersectionObserverEntry])
    }
  }
}

/** Lets answers arrive, and observers of the tree hear of changes. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}

async function answer(): Promise<void> {
  answers.pop()?.()
  await settled()
}

describe('whenVisible', () => {
  it('[EVT-03] calls when the element comes into view, and again after it has left', () => {
    const handler = (event: VisibleEvent): Promise<void> => {
      log.push(`${event.currentTarget.id} ${event.type}`)
      return undefined as never
    }
    show([], {}, handler)
    see('list')
    see('list')
    expect(log).toEqual(['list visible'])
    see('list', false)
    see('list')
    expect(log).toEqual(['list visible', 'list visible'])
  })

  it('[EVT-03] calls once when told so', () => {
    show([], { once: true })
    see('list')
    see('list', false)
    see('list')
    expect(log).toEqual(['list'])
  })

  it('[EVT-03] does not call while the answer is on its way, nor for an answer that brought nothing', async () => {
    show(['a', 'b'], { edge: 'bottom' })
    see('b')
    see('b', false)
    see('b')
    expect(log).toEqual(['b'])
    await answer()
    see('b', false)
    see('b')
    expect(log).toEqual(['b', 'b'])
    await answer()
    see('b')
    expect(log).toEqual(['b', 'b'])
  })

  it('[EVT-03] goes on at the new edge while that is in view', async () => {
    show(['a', 'b'], { edge: 'bottom' })
    see('b')
    show(['a', 'b', 'c'], { edge: 'bottom' })
    await settled()
    see('c')
    expect(log).toEqual(['b'])
    await answer()
    see('c')
    expect(log).toEqual(['b', 'c'])
  })

  it('[EVT-03] knows the first child, whichever it is', async () => {
    show(['b'], { edge: 'top' })
    see('b', false)
    show(['a', 'b'], { edge: 'top' })
    await settled()
    see('b')
    expect(log).toEqual([])
    see('a')
    expect(log).toEqual(['a'])
  })

  it('[EVT-03] asks again for an element that the answer has moved, and that is in view all the same', async () => {
    show([], {})
    const list = root.firstElementChild as Element
    const at = (top: number): unknown =>
      vi.spyOn(list, 'getBoundingClientRect').mockReturnValue({ top } as DOMRect)
    at(100)
    see('list')
    await answer()
    see('list')
    expect(log).toEqual(['list'])
    at(300)
    see('list')
    expect(log).toEqual(['list', 'list'])
  })

  it('[EVT-03] uses the newest closure, and one observer for all renders', () => {
    show(['a'], { edge: 'bottom' })
    show(['a'], { edge: 'bottom' }, () => {
      log.push('new')
      return Promise.resolve()
    })
    see('a')
    expect([log, FakeObserver.all.length]).toEqual([['new'], 1])
  })

  it('[EVT-03] measures a margin from the area that scrolls', () => {
    render(
      <section style="overflow-y: auto">
        <p id="list" ref={whenVisible(asking, { margin: '50px' })} />
      </section>,
      root,
    )
    const [observer] = FakeObserver.all
    expect(observer?.options).toEqual({ root: root.firstElementChild, rootMargin: '50px' })
  })

  it('[EVT-03] stops when the element goes, also while an answer is on its way', async () => {
    show(['a'], { edge: 'bottom' })
    see('a')
    render(null, root)
    await answer()
    expect(FakeObserver.all.map(({ observed }) => observed.size)).toEqual([0])
  })
})
