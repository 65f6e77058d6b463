// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { hold } from './hold.ts'
import { isPlaying, play, stop } from './play.ts'
import { classTrait } from './traits.ts'

const phases = { during: 'slow', start: 'clear', end: 'full' }
let element: HTMLElement
let ended: number
const onEnd = (): void => void (ended += 1)
beforeEach(() => {
  vi.useFakeTimers()
  ended = 0
  element = document.createElement('p')
  document.body.replaceChildren(element)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('play', () => {
  it('[EVT-13] begins with the first class, then has the others for its time', () => {
    const seen: string[] = []
    element.getBoundingClientRect = () => void seen.push(element.className) as never
    play(element, 'class', { transition: phases, time: 30 }, onEnd)
    expect(seen).toEqual(['clear'])
    expect(element.className).toBe('slow full')
    expect(isPlaying(element, 'class')).toBe(true)
    vi.advanceTimersByTime(30)
    expect(element.className).toBe('')
    expect(ended).toBe(1)
    expect(isPlaying(element, 'class')).toBe(false)
  })

  it('[EVT-13] takes 200 ms, and no time when that is said', () => {
    play(element, 'class', { transition: 'a' }, onEnd)
    vi.advanceTimersByTime(199)
    expect(ended).toBe(0)
    vi.advanceTimersByTime(1)
    expect(ended).toBe(1)
    play(element, 'class', { transition: 'a', time: 0 }, onEnd)
    expect(ended).toBe(2)
    play(element, 'class', {}, onEnd)
    expect(ended).toBe(3)
    expect(element.className).toBe('')
  })

  it('[EVT-13] is over at once for those who want no motion', () => {
    vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList)
    play(element, 'class', { transition: 'a' }, onEnd)
    expect(ended).toBe(1)
    expect(element.className).toBe('')
  })

  it('ends the one before, with its callback; `stop` ends it without', () => {
    play(element, 'class', { transition: 'a' }, onEnd)
    play(element, 'class', { transition: 'b' }, onEnd)
    expect(ended).toBe(1)
    expect(element.className).toBe('b')
    stop(element, 'class')
    expect(element.className).toBe('')
    vi.runAllTimers()
    expect(ended).toBe(1)
  })

  it('keeps its classes while others write, and leaves those that were there', async () => {
    element.className = 'own'
    hold(element, classTrait('full'), '')
    play(element, 'show', { transition: phases }, onEnd)
    element.className = 'other'
    await Promise.resolve()
    expect(element.className.split(' ').toSorted()).toEqual(['full', 'other', 'slow'])
    vi.runAllTimers()
    expect(element.className.split(' ').toSorted()).toEqual(['full', 'other'])
  })
})
