// @vitest-environment happy-dom
import { render } from 'preact'
import { beforeEach, describe, expect, it } from 'vitest'
import { busy } from './busy.ts'

let root: HTMLElement
beforeEach(() => {
  document.body.innerHTML = '<div></div><input>'
  root = document.querySelector('div') as HTMLElement
})

function show(waiting: string): HTMLButtonElement {
  const live = { pending: (name?: string) => name === waiting }
  render(<button {...busy(live, 'save', ['Save', 'Saving…'])} />, root)
  return root.firstElementChild as HTMLButtonElement
}

describe('busy', () => {
  it('[EVT-02] disables and labels a button while its event waits', () => {
    show('other')
    expect(root.innerHTML).toBe('<button aria-busy="false">Save</button>')
    show('save')
    expect(root.innerHTML).toBe('<button aria-busy="true" disabled="">Saving…</button>')
  })

  it('[EVT-02] leaves the children of a button without labels', () => {
    render(<button {...busy({ pending: () => true }, 'save')}>Save</button>, root)
    expect(root.textContent).toBe('Save')
  })

  it('[EVT-02] gives the focus back that the button has lost', () => {
    const button = show('')
    button.focus()
    show('save')
    button.blur()
    show('save')
    show('')
    expect(document.activeElement).toBe(button)
  })

  it('[EVT-02] takes the focus neither from elsewhere, nor without having had it', () => {
    const input = document.querySelector('input') as HTMLElement
    const button = show('')
    button.focus()
    show('save')
    input.focus()
    show('')
    expect(document.activeElement).toBe(input)
    input.blur()
    show('save')
    show('')
    expect(document.activeElement).toBe(document.body)
  })
})
