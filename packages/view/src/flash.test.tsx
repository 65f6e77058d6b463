// @vitest-environment happy-dom
import { createElement, hydrate, render } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { beforeEach, describe, expect, it } from 'vitest'
import { Flash, type FlashProps } from './flash.tsx'
import { FlashHostContext } from './flash-host.ts'

let root: HTMLElement
let cleared: (string | undefined)[]
beforeEach(() => {
  root = document.createElement('div')
  cleared = []
})

function page(flash: Record<string, string>, props: FlashProps = {}) {
  const host = { flash, clearFlash: (kind?: string) => void cleared.push(kind) }
  return createElement(FlashHostContext.Provider, { value: host }, <Flash {...props} />)
}
function texts(region: string): [kind: string | null, text: string | null | undefined][] {
  return [...root.querySelectorAll(`[role=${region}] [data-live-flash]`)].map((message) => [
    message.getAttribute('data-live-flash'),
    message.querySelector('span')?.textContent,
  ])
}

describe('Flash', () => {
  it('[COMP-10] puts errors into an alert and everything else into a polite status', () => {
    render(page({ info: 'Saved', error: 'Refused', hint: 'Try again' }), root)
    expect(texts('status')).toEqual([
      ['info', 'Saved'],
      ['hint', 'Try again'],
    ])
    expect(texts('alert')).toEqual([['error', 'Refused']])
    expect(root.querySelector('[role=status]')?.getAttribute('aria-live')).toBe('polite')
  })

  it('[COMP-10] lets the author say which kinds are alerts', () => {
    render(page({ info: 'Saved', warning: 'Full' }, { alerts: ['warning'] }), root)
    expect([texts('status'), texts('alert')]).toEqual([[['info', 'Saved']], [['warning', 'Full']]])
  })

  it('[COMP-10] has its live regions before there is a text, and keeps them', () => {
    render(page({}), root)
    const regions = [...root.querySelectorAll('[role]')]
    expect(regions.map((region) => region.textContent)).toEqual(['', ''])
    render(page({ info: 'Saved' }), root)
    expect([...root.querySelectorAll('[role]')]).toEqual(regions)
  })

  it('[COMP-10] leaves the other messages in place when one goes', () => {
    render(page({ info: 'Saved', hint: 'Next' }), root)
    const hint = root.querySelector('[data-live-flash=hint]')
    render(page({ hint: 'Next' }), root)
    expect(root.querySelector('[data-live-flash]')).toBe(hint)
  })

  it('[COMP-10] has a named button for each message that takes only that one away', () => {
    render(page({ info: 'Saved', error: 'Refused' }, { dismiss: 'Schließen' }), root)
    const buttons = [...root.querySelectorAll('button')]
    expect(buttons.map((button) => [button.type, button.getAttribute('aria-label')])).toEqual([
      ['button', 'Schließen: Saved'],
      ['button', 'Schließen: Refused'],
    ])
    buttons[1]?.click()
    expect(cleared).toEqual(['error'])
  })

  it('[COMP-10] shows its messages in the HTML of the server, and hydrates them', () => {
    const html = renderToString(page({ info: 'a < b' }))
    expect(html).toContain('<div data-live-flash="info"><span>a &lt; b</span>')
    root.innerHTML = html
    const message = root.querySelector('[data-live-flash]')
    hydrate(page({ info: 'a < b' }), root)
    expect(root.querySelector('[data-live-flash]')).toBe(message)
    root.querySelector('button')?.click()
    expect(cleared).toEqual(['info'])
  })

  it('shows empty regions where no view is around', () => {
    render(<Flash />, root)
    expect([texts('status'), texts('alert')]).toEqual([[], []])
  })
})
