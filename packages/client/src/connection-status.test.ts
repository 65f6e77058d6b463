// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { showConnectionStatus } from './connection-status.ts'

let stop: () => void
beforeEach(() => {
  vi.useFakeTimers()
  document.body.innerHTML = ''
  connection('joined')
  stop = showConnectionStatus()
})
afterEach(() => {
  stop()
  see(true)
  vi.useRealTimers()
})

function connection(state: string): void {
  document.documentElement.dataset['liveConnection'] = state
  window.dispatchEvent(new CustomEvent('live:connection', { detail: { state } }))
}

function see(isSeen: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, value: !isSeen })
  document.dispatchEvent(new Event('visibilitychange'))
}

const line = (): Element | null => document.querySelector('[data-live-offline]')
const text = (): string | null | undefined => line()?.textContent

describe('the connection’s status', () => {
  it('[RT-11] says that the page reconnects after 2 s, in a region that was there before', () => {
    expect(line()).toBeNull()
    connection('offline')
    expect([line()?.getAttribute('role'), line()?.getAttribute('aria-live')]).toEqual([
      'status',
      'polite',
    ])
    vi.advanceTimersByTime(1_999)
    expect(text()).toBe('')
    vi.advanceTimersByTime(1)
    expect(text()).toBe('Reconnecting …')
    connection('connecting')
    expect(text()).toBe('Reconnecting …')
    connection('joined')
    expect(line()).toBeNull()
  })

  it('[RT-11] says nothing of a shorter loss, and counts the next one from its own beginning', () => {
    connection('offline')
    vi.advanceTimersByTime(1_900)
    connection('joined')
    expect(line()).toBeNull()
    connection('offline')
    vi.advanceTimersByTime(1_900)
    expect(text()).toBe('')
  })

  it('[RT-11] says when there is no use in waiting', () => {
    connection('offline')
    vi.advanceTimersByTime(2_000)
    connection('failed')
    expect(text()).toBe('Not connected. Load the page again.')
  })

  it('[RT-11] shows the page’s own element instead, with what it says', () => {
    document.body.innerHTML = '<p data-live-status hidden>Un instant …</p>'
    const own = document.querySelector('p') as HTMLElement
    connection('offline')
    expect(own.hidden).toBe(true)
    vi.advanceTimersByTime(2_000)
    expect([own.hidden, own.textContent, text()]).toEqual([false, 'Un instant …', ''])
    connection('joined')
    expect(own.hidden).toBe(true)
  })

  it('[RT-11] says nothing in a hidden page, nor at once when it is seen again', () => {
    see(false)
    connection('offline')
    vi.advanceTimersByTime(60_000)
    expect(line()).toBeNull()
    see(true)
    vi.advanceTimersByTime(1_999)
    expect(text()).toBe('')
    vi.advanceTimersByTime(1)
    expect(text()).toBe('Reconnecting …')
    see(false)
    expect(line()).toBeNull()
  })

  it('[RT-11] tells of what was lost before it was there, and nothing any more once it is stopped', () => {
    stop()
    connection('offline')
    expect(line()).toBeNull()
    stop = showConnectionStatus()
    vi.advanceTimersByTime(2_000)
    expect(text()).toBe('Reconnecting …')
    stop()
    expect(line()).toBeNull()
  })
})
