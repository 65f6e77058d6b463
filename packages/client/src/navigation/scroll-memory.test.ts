// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createScrollMemory } from './scroll-memory.ts'

beforeEach(() => {
  sessionStorage.clear()
  scrollTo(0, 0)
  document.body.innerHTML = '<ul data-live-scroll="list"></ul><p data-live-scroll="log"></p>'
})

function find(name: string): Element {
  const found = document.querySelector(`[data-live-scroll="${name}"]`)
  if (found === null) throw new Error(`Nothing is marked ${name}`)
  return found
}
/** Where window, list and log are scrolled to. */
const positions = (): number[] => [scrollY, find('list').scrollTop, find('log').scrollTop]
function scrollAll([page = 0, list = 0, log = 0]: readonly number[]): void {
  scrollTo(0, page)
  find('list').scrollTop = list
  find('log').scrollTop = log
}

describe('createScrollMemory', () => {
  it('[NAV-03] brings window and marked containers back to where they were at a step', () => {
    const memory = createScrollMemory()
    scrollAll([300, 40, 7])
    memory.save(0)
    scrollAll([10, 20, 30])
    memory.save(1)
    expect([memory.restore(0), positions()]).toEqual([true, [300, 40, 7]])
    expect([memory.restore(1), positions()]).toEqual([true, [10, 20, 30]])
  })

  it('[NAV-03] brings a container that was not there then to its top', () => {
    const memory = createScrollMemory()
    find('log').remove()
    memory.save(0)
    document.body.innerHTML += '<p data-live-scroll="log"></p>'
    scrollAll([0, 0, 50])
    memory.restore(0)
    expect(positions()).toEqual([0, 0, 0])
  })

  it('[NAV-03] leaves the window alone if that is asked', () => {
    const memory = createScrollMemory()
    scrollAll([300, 40, 0])
    memory.save(0)
    scrollAll([1, 2, 0])
    memory.restore(0, false)
    expect(positions()).toEqual([1, 40, 0])
  })

  it('[NAV-03] knows nothing of steps that it has not seen, or has forgotten', () => {
    const memory = createScrollMemory()
    for (const step of [0, 1, 2]) memory.save(step)
    memory.forget(1)
    expect([0, 1, 2, 7].map((step) => memory.restore(step))).toEqual([true, false, false, false])
  })

  it('[NAV-03] is handed to the next document of the tab', () => {
    const memory = createScrollMemory()
    expect(memory.last).toBeUndefined()
    scrollAll([300, 40, 7])
    memory.save(4)
    memory.store(4)
    scrollAll([0, 0, 0])
    const next = createScrollMemory()
    expect([next.last, next.restore(4), positions()]).toEqual([4, true, [300, 40, 7]])
  })

  it('[NAV-03] is the page’s own where nothing can be stored, or what is there is not its own', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const memory = createScrollMemory()
    memory.save(0)
    memory.store(0)
    vi.restoreAllMocks()
    sessionStorage.setItem('live:scroll', 'nonsense')
    expect([createScrollMemory().last, memory.restore(0)]).toEqual([undefined, true])
  })
})

describe('a page that has to grow first', () => {
  let height: number
  beforeEach(() => {
    height = 100
    vi.spyOn(window, 'scrollTo').mockImplementation((to) => {
      const { top = 0 } = to as unknown as ScrollToOptions
      document.documentElement.scrollTop = Math.min(top, height)
    })
  })
  /** Something comes into the page. */
  async function grow(by: number): Promise<void> {
    height += by
    document.body.append('more')
    await new Promise((resolve) => setTimeout(resolve))
  }
  function restored(): ReturnType<typeof createScrollMemory> {
    const memory = createScrollMemory()
    document.documentElement.scrollTop = 300
    memory.save(0)
    memory.restore(0)
    return memory
  }

  it('[NAV-03] is scrolled as far as it goes, and on as it grows', async () => {
    restored()
    expect(scrollY).toBe(100)
    await grow(100)
    expect(scrollY).toBe(200)
    await grow(1_000)
    expect(scrollY).toBe(300)
    document.documentElement.scrollTop = 5
    await grow(1_000)
    expect(scrollY).toBe(5)
  })

  it('[NAV-03] stays where the visitor is who does not wait for that', async () => {
    restored()
    window.dispatchEvent(new Event('wheel'))
    await grow(1_000)
    expect(scrollY).toBe(100)
  })

  it('[NAV-03] is remembered where it was to be, when it is left before', async () => {
    const memory = restored()
    memory.save(0)
    memory.rest()
    await grow(1_000)
    expect(scrollY).toBe(100)
    memory.restore(0)
    expect(scrollY).toBe(300)
  })
})
