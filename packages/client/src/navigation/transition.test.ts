// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { withTransition } from './transition.ts'

const { dataset } = document.documentElement
let done: string[]
let isCalm: boolean

beforeEach(() => {
  done = []
  isCalm = false
  vi.spyOn(window, 'matchMedia').mockImplementation((query) => {
    const list = new EventTarget()
    return Object.assign(list, {
      matches: isCalm && query.includes('reduced-motion: reduce'),
    }) as never
  })
  Object.defineProperty(document, 'startViewTransition', {
    configurable: true,
    value(change: () => void) {
      done.push('transition')
      change()
      return { ready: Promise.reject(new Error('cut off')) }
    },
  })
})
afterEach(() => {
  Reflect.deleteProperty(document, 'startViewTransition')
  delete dataset['liveTransition']
})

/** What happens for a change that asks for a transition, does not, or says nothing. */
function doneFor(asked?: boolean): string[] {
  done = []
  withTransition(asked, () => void done.push('change'))
  return done
}
const shown = ['transition', 'change']
const plain = ['change']

describe('withTransition', () => {
  it('[NAV-06] makes a change at once where nobody has asked for a transition', () => {
    expect([doneFor(), doneFor(false)]).toEqual([plain, plain])
  })

  it('[NAV-06] shows a transition where the link asks for one, or the document for all', () => {
    expect(doneFor(true)).toEqual(shown)
    dataset['liveTransition'] = ''
    expect([doneFor(), doneFor(true), doneFor(false)]).toEqual([shown, shown, plain])
    dataset['liveTransition'] = 'false'
    expect([doneFor(), doneFor(true)]).toEqual([plain, shown])
  })

  it('[NAV-06] shows none to visitors who want less motion, or do not look', () => {
    dataset['liveTransition'] = ''
    isCalm = true
    expect(doneFor(true)).toEqual(plain)
    isCalm = false
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    expect(doneFor(true)).toEqual(plain)
  })

  it('[NAV-06] makes the change in browsers without transitions', () => {
    Reflect.deleteProperty(document, 'startViewTransition')
    expect(doneFor(true)).toEqual(plain)
  })

  it('[NAV-06] bears a transition that is cut off', async () => {
    expect(doneFor(true)).toEqual(shown)
    // A rejection that nobody takes would fail the run.
    await new Promise((resolve) => setTimeout(resolve))
  })
})
