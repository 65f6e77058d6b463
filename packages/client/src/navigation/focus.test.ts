// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { focusNewPage, focusOn } from './focus.ts'

const root = document.createElement('main')
const outside = document.createElement('div')

beforeEach(() => {
  document.body.replaceChildren(root, outside)
  outside.innerHTML = '<input name="chat"><button>Play</button>'
})

/** The element that has the focus once a page with this HTML is shown. */
function focused(html: string, named?: string): Element | null {
  root.innerHTML = html
  focusNewPage(root, named === undefined ? undefined : find(named))
  return document.activeElement
}
function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector)
  if (found === null) throw new Error(`Nothing in the page is ${selector}`)
  return found
}

describe('focusNewPage', () => {
  const page = '<h1>Users</h1><input autofocus><p id="last">Last</p>'

  it('[NAV-03] goes to what the address names, what asks for it, the heading, or the view', () => {
    expect(focused(page, '#last')).toBe(find('#last'))
    expect(focused(page)).toBe(find('[autofocus]'))
    expect(focused('<h1>Users</h1><input>')).toBe(find('h1'))
    expect(focused('<p>Users</p>')).toBe(root)
  })

  it('[NAV-03] leaves who writes in a view that stays alone, and nobody else', () => {
    find('[name=chat]').focus()
    expect(focused(page)).toBe(find('[name=chat]'))
    find('button').focus()
    expect(focused(page)).toBe(find('[autofocus]'))
    expect(focused('<input name="own"><h1>Users</h1>')).toBe(find('h1'))
  })

  it('[NAV-03] does not scroll', () => {
    root.innerHTML = '<h1>Users</h1>'
    const focus = vi.spyOn(find('h1'), 'focus')
    focusNewPage(root, undefined)
    expect(focus.mock.calls).toEqual([[{ preventScroll: true }]])
  })
})

describe('focusOn', () => {
  it('[NAV-03] lets a heading take the focus as long as it has it', () => {
    root.innerHTML = '<h1>Users</h1>'
    focusOn(find('h1'))
    expect(find('h1').getAttribute('tabindex')).toBe('-1')
    find('h1').blur()
    expect(find('h1').hasAttribute('tabindex')).toBe(false)
  })

  it('[NAV-03] changes nothing about what takes the focus by itself', () => {
    root.innerHTML = '<button>Save</button><h2 tabindex="-1">Users</h2>'
    for (const selector of ['main button', 'h2']) {
      const before = find(selector).outerHTML
      focusOn(find(selector))
      expect(document.activeElement).toBe(find(selector))
      find(selector).blur()
      expect(find(selector).outerHTML).toBe(before)
    }
  })
})
