// @vitest-environment happy-dom
import { render } from 'preact'
import { beforeEach, describe, expect, it } from 'vitest'
import { debounce } from './debounce.ts'
import { onKey } from './on-key.ts'
import { onWindow } from './on-window.ts'
import { refs } from './refs.ts'

let root: HTMLElement
let log: unknown[]
beforeEach(() => {
  document.body.innerHTML = '<div></div>'
  root = document.querySelector('div') as HTMLElement
  log = []
})

describe('onWindow', () => {
  it('[EVT-03] handles focus and blur of the window', () => {
    const note = (event: Event): void => void log.push([event.type, event.currentTarget])
    render(<p ref={refs(onWindow('focus', note), onWindow('blur', note))} />, root)
    window.dispatchEvent(new FocusEvent('focus'))
    window.dispatchEvent(new FocusEvent('blur'))
    expect(log).toEqual([
      ['focus', root.firstElementChild],
      ['blur', root.firstElementChild],
    ])
    render(null, root)
  })

  it('[EVT-02] handles keys pressed anywhere, by the newest closure, until the element goes', async () => {
    const page = (name: string) => (
      <p
        ref={onWindow(
          'keydown',
          onKey('Escape', () => log.push(name)),
        )}
      />
    )
    const press = (): boolean =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    render(page('old'), root)
    render(page('new'), root)
    await Promise.resolve()
    press()
    expect(log).toEqual(['new'])
    render(null, root)
    await Promise.resolve()
    press()
    expect(log).toEqual(['new'])
  })

  it('[EVT-02] lets the handler prevent what the browser does', () => {
    render(<p ref={onWindow('keydown', (event) => event.preventDefault())} />, root)
    const event = new KeyboardEvent('keydown', { key: 's', cancelable: true })
    window.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(true)
    render(null, root)
  })

  it('[EVT-02] keeps pauses of elements apart', async () => {
    const of = (name: string) =>
      onWindow(
        'resize',
        debounce(() => log.push(name), 1),
      )
    render([<p ref={of('a')} />, <p ref={of('b')} />], root)
    window.dispatchEvent(new UIEvent('resize'))
    await expect.poll(() => log).toEqual(['a', 'b'])
    render(null, root)
  })
})
