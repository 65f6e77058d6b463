// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { currentKey, currentStep, returnTo, writeStep } from './history-steps.ts'

beforeEach(() => history.replaceState(null, '', '/start'))

describe('writeStep', () => {
  it('[NAV-02] makes a step of the history, or gives the present one its place', () => {
    const before = history.length
    writeStep('replace', { at: 0, view: 'a' })
    writeStep('push', { at: 1, view: 'b' }, '/next')
    expect([history.length - before, location.pathname]).toEqual([1, '/next'])
    expect(currentStep()).toEqual({ at: 1, view: 'b' })
    history.back()
    expect(currentStep()).toEqual({ at: 0, view: 'a' })
  })

  it('[NAV-02] keeps what other code has written into the state of a step', () => {
    history.replaceState({ theirs: 1 }, '')
    writeStep('replace', { at: 0, view: 'a' })
    expect(history.state).toEqual({ theirs: 1, live: { at: 0, view: 'a' } })
    writeStep('push', { at: 1, view: 'a' }, '/next')
    expect(history.state).toEqual({ live: { at: 1, view: 'a' } })
  })
})

describe('currentStep', () => {
  it.each([
    null,
    'text',
    7,
    {},
    { live: null },
    { live: { at: '0', view: 'a' } },
    { live: { at: 0 } },
  ])('[NAV-02] knows no step in the state of others: %j', (state) => {
    history.replaceState(state, '')
    expect(currentStep()).toBeUndefined()
  })
})

describe('returnTo', () => {
  afterEach(() => void vi.unstubAllGlobals())

  it('[NAV-02] leads to the step of a name, wherever the visitor goes meanwhile', async () => {
    const to: string[] = []
    vi.stubGlobal('navigation', {
      currentEntry: { key: 'here' },
      traverseTo(key: string) {
        to.push(key)
        const end = Promise.reject(new DOMException('He went on', 'AbortError'))
        return { committed: end, finished: end }
      },
    })
    returnTo(currentKey(), 1)
    expect(to).toEqual(['here'])
  })

  it('[NAV-02] counts steps in a browser that does not name them', () => {
    writeStep('replace', { at: 0, view: 'a' })
    writeStep('push', { at: 1, view: 'b' }, '/next')
    returnTo(currentKey(), -1)
    expect(currentStep()).toEqual({ at: 0, view: 'a' })
  })
})
