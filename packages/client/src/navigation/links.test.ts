// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { followLinks } from './links.ts'

let ways: unknown[]
let stop: () => void

beforeEach(() => {
  ways = []
  stop = followLinks((to, options) => void ways.push([to.replace(location.origin, ''), options]))
})
afterEach(() => stop())

/** Clicks the first link or mark of some HTML; returns whether the browser was left out of it. */
function click(html: string, init: MouseEventInit = {}, prepare?: (page: HTMLElement) => void) {
  document.body.innerHTML = html
  prepare?.(document.body)
  const target = document.querySelector('[data-click]') ?? document.querySelector('a')
  const event = new MouseEvent('click', {
    bubbles: true,
    composed: true,
    cancelable: true,
    ...init,
  })
  // The browser's part, which a test does not need.
  const keep = (late: Event): void => late.preventDefault()
  let isTaken = false
  const look = (late: Event): void => {
    isTaken = late.defaultPrevented
    keep(late)
  }
  window.addEventListener('click', look, { once: true })
  target?.dispatchEvent(event)
  window.removeEventListener('click', look)
  return isTaken
}

const plain = { patch: false, replace: false }

describe('followLinks', () => {
  it('[NAV-01] takes a click on a link over, wherever in it', () => {
    expect(click('<a href="/users?page=2#last" data-live-link>Users</a>')).toBe(true)
    expect(click('<a href="/users" data-live-link><b data-click>Users</b></a>')).toBe(true)
    expect(ways).toEqual([
      ['/users?page=2#last', plain],
      ['/users', plain],
    ])
  })

  it('[NAV-01] goes as the link says', () => {
    click('<a href="/a" data-live-link="patch">A</a>')
    click('<a href="/a" data-live-link="patch replace unfetched">A</a>')
    click('<a href="/a" data-live-link="replace" data-live-transition="true">A</a>')
    click('<a href="/a" data-live-link="" data-live-transition="false">A</a>')
    expect(ways.map((way) => (way as unknown[])[1])).toEqual([
      { patch: true, replace: false },
      { patch: true, replace: true },
      { patch: false, replace: true, transition: true },
      { patch: false, replace: false, transition: false },
    ])
  })

  it('[NAV-01] finds links in and around shadow trees', () => {
    const inside = (page: HTMLElement): void => {
      const shadow = page.firstElementChild?.attachShadow({ mode: 'open' })
      if (shadow !== undefined) shadow.innerHTML = '<a href="/in" data-live-link>In</a>'
      shadow?.firstElementChild?.dispatchEvent(
        new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }),
      )
    }
    click('<div></div>', {}, inside)
    expect(ways).toEqual([['/in', plain]])
  })

  it.each([
    ['an ordinary link', '<a href="/a">A</a>', {}],
    ['a link to another site', '<a href="https://example.org/" data-live-link>A</a>', {}],
    ['a script', '<a href="javascript:void 0" data-live-link>A</a>', {}],
    ['an object of this site', '<a href="blob:http://localhost:3000/7" data-live-link>A</a>', {}],
    ['a link into another tab', '<a href="/a" target="_blank" data-live-link>A</a>', {}],
    ['a download', '<a href="/a" download data-live-link>A</a>', {}],
    ['a link without a target', '<a data-live-link>A</a>', {}],
    ['another button', '<a href="/a" data-live-link>A</a>', { button: 1 }],
    ['a click with Ctrl', '<a href="/a" data-live-link>A</a>', { ctrlKey: true }],
    ['a click with Shift', '<a href="/a" data-live-link>A</a>', { shiftKey: true }],
    ['a click with Alt', '<a href="/a" data-live-link>A</a>', { altKey: true }],
    ['a click with Meta', '<a href="/a" data-live-link>A</a>', { metaKey: true }],
  ])('[NAV-01] leaves %s to the browser', (_, html, init) => {
    expect([click(html, init), ways]).toEqual([false, []])
  })

  it('[NAV-01] follows a link whose target is this tab', () => {
    click('<a href="/a" target="_self" data-live-link>A</a>')
    expect(ways).toHaveLength(1)
  })

  it('[NAV-01] does nothing when a handler has prevented it, or it was stopped', () => {
    click('<a href="/a" data-live-link>A</a>', {}, (page) =>
      page.firstElementChild?.addEventListener('click', (event) => event.preventDefault()),
    )
    stop()
    click('<a href="/a" data-live-link>A</a>')
    expect(ways).toEqual([])
  })
})
