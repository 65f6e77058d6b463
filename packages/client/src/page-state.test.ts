// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { readPageState } from './page-state.ts'

afterEach(() => {
  document.body.innerHTML = ''
})

describe('readPageState', () => {
  it('reads what the server left in the page, with its values decoded', () => {
    const state = { view: 'a', token: 't', csrf: 'c', assigns: { at: { $: 'date', value: 7 } } }
    document.body.innerHTML = `<div data-live-root></div><script type="application/json" data-live-state>${JSON.stringify(state)}</script>`
    expect(readPageState(document)).toEqual({
      ...state,
      assigns: { at: new Date(7) },
      root: document.querySelector('[data-live-root]'),
    })
  })

  it('finds nothing on a page without a live view', () => {
    document.body.innerHTML = '<p>plain</p>'
    expect(readPageState(document)).toBeUndefined()
  })
})
