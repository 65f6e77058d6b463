// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cutConnection } from './cut.ts'
import { lines } from './wire-lines.ts'

const heard: string[] = []
let listening: AbortController
beforeEach(() => {
  vi.useFakeTimers()
  heard.length = 0
  listening = new AbortController()
  for (const name of ['offline', 'online']) {
    addEventListener(name, () => heard.push(`${name} ${lines.isCut}`), {
      signal: listening.signal,
    })
  }
})
afterEach(() => {
  listening.abort()
  vi.useRealTimers()
})

describe('cutConnection', () => {
  it('[RT-11] cuts the page off and tells so, for the time that it is given', () => {
    cutConnection(3_000)
    vi.advanceTimersByTime(2_999)
    expect(heard).toEqual(['offline true'])
    vi.advanceTimersByTime(1)
    expect(heard).toEqual(['offline true', 'online false'])
  })

  it('[RT-11] counts from the last call', () => {
    cutConnection(1_000)
    vi.advanceTimersByTime(600)
    cutConnection(1_000)
    vi.advanceTimersByTime(999)
    expect(heard).toEqual(['offline true', 'offline true'])
    vi.advanceTimersByTime(1)
    expect(heard.at(-1)).toBe('online false')
  })
})
