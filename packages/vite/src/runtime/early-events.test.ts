// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { giveUp } from './early-events.ts'

let done: string[]
beforeEach(() => {
  document.body.innerHTML =
    '<div data-live-root><form><button></button></form><button id="more"></button></div>'
  done = []
  for (const type of ['click', 'submit']) {
    find('div').addEventListener(type, ({ isTrusted }) => {
      if (!isTrusted) done.push(type)
    })
  }
})

function find(selector: string): HTMLElement {
  return document.querySelector(selector) as HTMLElement
}

/** Lets the visitor do something. */
function act(selector: string, event: Event): void {
  Object.defineProperty(event, 'isTrusted', { value: true })
  find(selector).dispatchEvent(event)
}

function click(selector: string): void {
  act(selector, new MouseEvent('click', { bubbles: true, cancelable: true }))
}

function replay(): void {
  ;(document as { liveReplay?: (root: Element) => void }).liveReplay?.(find('div'))
}

describe('early events', () => {
  it('[EVT-11] are done again once, when the code of their view is there', () => {
    click('#more')
    expect(done).toEqual([])
    replay()
    replay()
    click('#more')
    expect(done).toEqual(['click'])
  })

  it('[EVT-11] of a form whose button is gone do not keep those after them from being done', () => {
    const submitter = find('form button')
    act('form', Object.assign(new Event('submit', { bubbles: true }), { submitter }))
    click('#more')
    submitter.remove()
    replay()
    expect(done).toEqual(['submit', 'click'])
  })

  it('[EVT-11] are left to the browser when the code does not come', () => {
    click('#more')
    expect(done).toEqual([])
    giveUp()
    expect(done).toEqual(['click'])
  })
})
