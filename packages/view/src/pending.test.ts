// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { awaits, markPending } from './pending.ts'

function deferred(): { promise: Promise<unknown>; resolve: () => void; reject: () => void } {
  let resolve = (): void => undefined
  let reject = (): void => undefined
  const promise = new Promise<unknown>((onResolve, onReject) => {
    resolve = () => onResolve(undefined)
    reject = () => onReject(new Error('refused'))
  })
  return { promise, resolve, reject }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('markPending', () => {
  it('[EVT-04] marks elements with the event until its answer, whichever that is', async () => {
    const button = document.createElement('button')
    const form = document.createElement('form')
    const save = deferred()
    markPending([button, form], 'save', save.promise)
    expect([button, form].map((each) => each.dataset['livePending'])).toEqual(['save', 'save'])
    expect([awaits(button, 'save'), awaits(button, 'other')]).toEqual([true, false])
    save.reject()
    await settled()
    expect([button, form].map((each) => each.hasAttribute('data-live-pending'))).toEqual([
      false,
      false,
    ])
  })

  it('[EVT-04] takes off the mark of the answered event only', async () => {
    const input = document.createElement('input')
    const [first, second, other] = [deferred(), deferred(), deferred()]
    markPending([input], 'search', first.promise)
    markPending([input], 'search', second.promise)
    markPending([input], 'save', other.promise)
    expect(input.dataset['livePending']).toBe('search save')
    second.resolve()
    await settled()
    expect(input.dataset['livePending']).toBe('search save')
    first.resolve()
    await settled()
    expect(input.dataset['livePending']).toBe('save')
  })
})
