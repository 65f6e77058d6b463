// @vitest-environment happy-dom
import { hydrate, render, type ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { beforeEach, describe, expect, it } from 'vitest'
import { FocusWrap } from './focus-wrap.tsx'
import { Portal } from './portal.tsx'

let root: HTMLElement
let opener: HTMLElement
beforeEach(() => {
  document.body.innerHTML = '<button id="opener"></button><div id="root"></div><div id="m"></div>'
  root = find('root')
  opener = find('opener')
  opener.focus()
})

function find(id: string): HTMLElement {
  return document.querySelector(`#${id}`) as HTMLElement
}
function focused(): string | undefined {
  return document.activeElement?.id
}
/** The edges before and after the content, which Tab would reach. */
function edges(): [start: HTMLElement, end: HTMLElement] {
  const [start, end] = document.querySelectorAll<HTMLElement>('[data-live-focus-edge]')
  return [start as HTMLElement, end as HTMLElement]
}
/** Moves the focus to an edge from an element, as Tab does. */
function tab(from: string, edge: 0 | 1): string | undefined {
  find(from).focus()
  edges()[edge].focus()
  return focused()
}
const content = (
  <>
    <button id="disabled" disabled />
    <button id="hidden" hidden />
    <div hidden>
      <button id="inside-hidden" />
    </div>
    <button id="skipped" tabIndex={-1} />
    <button id="first" />
    <input id="middle" />
    <a id="last" href="/">
      last
    </a>
    <a id="no-address">no address</a>
    <input id="disabled-too" disabled />
  </>
)

describe('FocusWrap', () => {
  it('[COMP-10] focuses the first element that can be when it appears', () => {
    render(<FocusWrap>{content}</FocusWrap>, root)
    expect(focused()).toBe('first')
  })

  it('[COMP-10] focuses the element that asks for it', () => {
    render(
      <FocusWrap>
        <button />
        <input id="asking" autofocus />
      </FocusWrap>,
      root,
    )
    expect(focused()).toBe('asking')
  })

  it('[COMP-10] wraps from the last to the first element and back', () => {
    render(<FocusWrap>{content}</FocusWrap>, root)
    expect([tab('last', 1), tab('first', 0)]).toEqual(['first', 'last'])
  })

  it('[COMP-10] takes the focus from outside to the first element, whichever edge it enters by', () => {
    render(<FocusWrap>{content}</FocusWrap>, root)
    expect([tab('opener', 0), tab('opener', 1)]).toEqual(['first', 'first'])
    find('first').blur()
    edges()[0].focus()
    expect(focused()).toBe('first')
  })

  it('[COMP-10] wraps from the container too, where that has the focus', () => {
    render(
      <FocusWrap id="box" tabIndex={-1}>
        {content}
      </FocusWrap>,
      root,
    )
    expect(tab('box', 0)).toBe('first')
    find('box').focus()
    const back = new KeyboardEvent('keydown', { key: 'Tab', shiftKey: true, cancelable: true })
    find('box').dispatchEvent(back)
    expect([focused(), back.defaultPrevented]).toEqual(['last', true])
  })

  it('[COMP-10] leaves Shift+Tab alone everywhere else', () => {
    render(<FocusWrap>{content}</FocusWrap>, root)
    const back = new KeyboardEvent('keydown', {
      key: 'Tab',
      shiftKey: true,
      cancelable: true,
      bubbles: true,
    })
    find('middle').dispatchEvent(back)
    expect(back.defaultPrevented).toBe(false)
  })

  it('[COMP-10] focuses its container where nothing inside can be', () => {
    render(
      <FocusWrap id="box" tabIndex={-1}>
        text
      </FocusWrap>,
      root,
    )
    expect(focused()).toBe('box')
    edges()[1].focus()
    expect(focused()).toBe('box')
  })

  it('[COMP-10] gives the focus back when it goes', async () => {
    render(<FocusWrap>{content}</FocusWrap>, root)
    find('middle').focus()
    render(null, root)
    await Promise.resolve()
    expect(focused()).toBe('opener')
  })

  it('[COMP-10] leaves the focus where the visitor has taken it meanwhile', async () => {
    render(
      <>
        <FocusWrap key="wrap">{content}</FocusWrap>
        <input key="other" id="other" />
      </>,
      root,
    )
    find('other').focus()
    render(
      <>
        <input key="other" id="other" />
      </>,
      root,
    )
    await Promise.resolve()
    expect(focused()).toBe('other')
  })

  it('[COMP-10] gives nothing back to an element that goes with it', async () => {
    const page = (...rest: ComponentChildren[]): ComponentChildren => <main>{rest}</main>
    render(page(<button key="a" id="gone" />), root)
    find('gone').focus()
    render(page(<button key="a" id="gone" />, <FocusWrap key="b">{content}</FocusWrap>), root)
    expect(focused()).toBe('first')
    render(page(), root)
    await Promise.resolve()
    expect([focused(), root.innerHTML]).toEqual(['', '<main></main>'])
  })

  it('[COMP-10] leaves the focus alone when it is told to', async () => {
    render(<FocusWrap moveFocus={false}>{content}</FocusWrap>, root)
    expect(focused()).toBe('opener')
    find('first').focus()
    render(null, root)
    await Promise.resolve()
    expect(focused()).not.toBe('opener')
  })

  it('[COMP-10] works inside a portal', async () => {
    render(
      <Portal to="#m">
        <FocusWrap>{content}</FocusWrap>
      </Portal>,
      root,
    )
    expect([focused(), find('m').contains(document.activeElement)]).toEqual(['first', true])
    render(null, root)
    await Promise.resolve()
    expect(focused()).toBe('opener')
  })

  it('[COMP-10] gives its props to the container, in the HTML of the server too', () => {
    const page = (
      <FocusWrap id="box" class="modal" role="dialog" aria-modal="true">
        <input id="in" />
      </FocusWrap>
    )
    const html =
      '<div id="box" class="modal" role="dialog" aria-modal="true">' +
      '<span tabindex="0" data-live-focus-edge></span><input id="in"/>' +
      '<span tabindex="0" data-live-focus-edge></span></div>'
    expect(renderToString(page)).toBe(html)
    root.innerHTML = html
    hydrate(page, root)
    expect(focused()).toBe('in')
    expect(tab('in', 1)).toBe('in')
  })

  it('[COMP-10] leaves a visitor who is inside already where they are', () => {
    const page = <FocusWrap>{content}</FocusWrap>
    root.innerHTML = renderToString(page)
    find('middle').focus()
    hydrate(page, root)
    expect(focused()).toBe('middle')
  })
})
