// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { isLiveHandler } from '../live-handler.ts'
import { onKey } from './on-key.ts'

let log: unknown[]
beforeEach(() => {
  document.body.innerHTML =
    '<li><button><b></b></button><input><textarea></textarea><i contenteditable></i><u></u></li>'
  log = []
})

function find(selector: string): HTMLElement {
  return document.querySelector(selector) as HTMLElement
}

function listen(selector: string, keys: string | readonly string[]): void {
  find(selector).addEventListener(
    'keydown',
    onKey(keys, (event: KeyboardEvent) => log.push(event.key)),
  )
}

function press(selector: string, key: string, init: KeyboardEventInit = {}): void {
  find(selector).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...init }))
}

describe('onKey', () => {
  it('[EVT-02] calls for the keys that it names, in upper and lower case', () => {
    listen('li', ['escape', ' ', 'K'])
    for (const key of ['Escape', ' ', 'k', 'K', 'Enter', 'Esc']) press('li', key)
    expect(log).toEqual(['Escape', ' ', 'k', 'K'])
  })

  it('[EVT-02] takes modifiers, and a plus as a key', () => {
    listen('li', ['Control+s', 'Control+Shift++', '+'])
    press('li', 's')
    press('li', 's', { ctrlKey: true })
    press('li', '+')
    press('li', '+', { ctrlKey: true, shiftKey: true })
    expect(log).toEqual(['s', '+', '+'])
  })

  it('[EVT-02] ignores events of autofill and of input methods', () => {
    listen('input', 'Enter')
    find('input').dispatchEvent(new Event('keydown'))
    press('input', 'Enter', { isComposing: true })
    press('input', 'Enter', { keyCode: 229 } as KeyboardEventInit)
    expect(log).toEqual([])
    press('input', 'Enter')
    expect(log).toEqual(['Enter'])
  })

  it('[EVT-02] leaves Enter and Space to a button inside, and other keys not', () => {
    listen('li', ['Enter', ' ', 'Escape'])
    for (const key of ['Enter', ' ', 'Escape']) press('b', key)
    expect(log).toEqual(['Escape'])
    for (const key of ['Enter', ' ']) press('u', key)
    expect(log).toEqual(['Escape', 'Enter', ' '])
  })

  it('[EVT-02] leaves characters to the field inside that they are typed into', () => {
    listen('li', ['k', 'Enter', 'Control+k'])
    for (const field of ['input', 'textarea', 'i']) press(field, 'k')
    expect(log).toEqual([])
    press('input', 'Enter')
    press('input', 'k', { ctrlKey: true })
    press('u', 'k')
    expect(log).toEqual(['Enter', 'k', 'k'])
  })

  it('[EVT-02] counts any key on the control itself', () => {
    listen('button', 'Enter')
    listen('input', 'k')
    press('button', 'Enter')
    press('input', 'k')
    expect(log).toEqual(['Enter', 'k'])
  })

  it('[EVT-02] returns what the handler returns, and has its mark', () => {
    const live = Object.assign(() => 'sent', { live: true })
    const handler = onKey('Enter', live)
    expect(handler(new KeyboardEvent('keydown', { key: 'Enter' }))).toBe('sent')
    expect([handler, onKey('a', () => 1)].map(isLiveHandler)).toEqual([true, false])
  })
})
