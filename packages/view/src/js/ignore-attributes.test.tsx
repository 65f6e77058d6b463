// @vitest-environment happy-dom
import { createRef, hydrate, render } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { beforeEach, describe, expect, it } from 'vitest'
import { ignoreAttributes } from './ignore-attributes.ts'

let root: HTMLElement
beforeEach(() => {
  root = document.createElement('div')
  document.body.replaceChildren(root)
})

const details = (open: boolean, text = 'x', names = ['open']) => (
  <details open={open} title={text} {...ignoreAttributes(...names)}>
    {text}
  </details>
)

function element(): HTMLDetailsElement {
  return root.querySelector('details') as HTMLDetailsElement
}

describe('ignoreAttributes', () => {
  it('[EVT-13] leaves attributes as the page made them, and patches all else', () => {
    render(details(false), root)
    const first = element()
    first.open = true
    render(details(true, 'y'), root)
    render(details(false, 'z'), root)
    expect(element()).toBe(first)
    expect(root.innerHTML).toBe('<details title="z" open="">z</details>')
    first.removeAttribute('open')
    render(details(true, 'z'), root)
    expect(first.open).toBe(false)
  })

  it('[EVT-13] begins as the server rendered it', () => {
    const html = renderToString(details(true))
    expect(html).toBe('<details open title="x">x</details>')
    root.innerHTML = html
    const first = element()
    hydrate(details(true), root)
    expect(element()).toBe(first)
    render(details(false, 'y'), root)
    expect(root.innerHTML).toBe('<details open="" title="y">y</details>')
  })

  it('[EVT-13] knows groups of attributes, by the names that HTML has for them', () => {
    const show = (value: string, handle: () => void, ...names: string[]) =>
      render(
        <label
          className={value}
          htmlFor={value}
          data-one={value}
          data-two={value}
          aria-label={value}
          onClick={handle}
          {...ignoreAttributes(...names)}
        >
          {value}
        </label>,
        root,
      )
    const clicks: string[] = []
    show('a', () => clicks.push('a'), 'class', 'FOR', 'data-*')
    show('b', () => clicks.push('b'), 'class', 'FOR', 'data-*')
    const label = root.firstElementChild as HTMLElement
    expect(label.outerHTML).toBe(
      '<label class="a" for="a" data-one="a" data-two="a" aria-label="b">b</label>',
    )
    show('c', () => clicks.push('c'), '*')
    show('d', () => clicks.push('d'), '*')
    expect(label.textContent).toBe('d')
    expect(label.getAttribute('aria-label')).toBe('a')
    label.click()
    expect(clicks).toEqual(['d'])
  })

  it('keeps the reference of its element', () => {
    const ref = createRef<HTMLParagraphElement>()
    const show = (title: string) =>
      render(<p ref={ref} title={title} {...ignoreAttributes('title')} />, root)
    show('a')
    show('b')
    expect(ref.current).toBe(root.firstElementChild)
    expect(ref.current?.title).toBe('a')
    render(null, root)
    expect(ref.current).toBeNull()
  })

  it('leaves attributes alone that only later renders have', () => {
    const show = (extra: object) => render(<p {...extra} {...ignoreAttributes('title')} />, root)
    show({})
    show({ title: 'late' })
    expect(root.innerHTML).toBe('<p></p>')
  })
})
