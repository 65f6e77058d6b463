// @vitest-environment happy-dom
import { render } from 'preact'
import { beforeEach, describe, expect, it } from 'vitest'
import { elementRef } from './element-ref.ts'
import { refs } from './refs.ts'

let root: HTMLElement
let log: string[]
beforeEach(() => {
  document.body.innerHTML = '<div></div>'
  root = document.querySelector('div') as HTMLElement
  log = []
})

function noting(kind: string, input: string): ReturnType<typeof elementRef> {
  return elementRef(kind, input, (element, newest) => {
    const onAsk = (): void => void log.push(`${kind} has ${newest()}`)
    log.push(`start ${kind} of ${element.localName}`)
    element.addEventListener('ask', onAsk)
    return () => {
      element.removeEventListener('ask', onAsk)
      log.push(`stop ${kind}`)
    }
  })
}

describe('elementRef', () => {
  it('goes on across renders, with the newest input, until the element goes', async () => {
    render(<p ref={noting('work', 'one')} />, root)
    render(<p ref={noting('work', 'two')} />, root)
    await Promise.resolve()
    root.firstElementChild?.dispatchEvent(new Event('ask'))
    expect(log).toEqual(['start work of p', 'work has two'])
    render(null, root)
    await Promise.resolve()
    expect(log.slice(2)).toEqual(['stop work'])
  })

  it('ends when a render leaves it out, and begins anew', async () => {
    render(<p ref={noting('work', 'one')} />, root)
    render(<p />, root)
    await Promise.resolve()
    render(<p ref={noting('work', 'two')} />, root)
    expect(log).toEqual(['start work of p', 'stop work', 'start work of p'])
  })
})

describe('refs', () => {
  it('[EVT-02] gives an element several refs, also two of a kind', async () => {
    const own = { current: null as HTMLElement | null }
    const page = (input: string) => (
      <p
        ref={refs(own, noting('a', input), undefined, noting('a', `${input}!`), noting('b', input))}
      />
    )
    render(page('one'), root)
    render(page('two'), root)
    await Promise.resolve()
    expect(own.current).toBe(root.firstElementChild)
    root.firstElementChild?.dispatchEvent(new Event('ask'))
    expect(log.slice(3)).toEqual(['a has two', 'a has two!', 'b has two'])
    render(null, root)
    await Promise.resolve()
    expect(log.slice(6)).toEqual(['stop a', 'stop a', 'stop b'])
    expect(own.current).toBeNull()
  })

  it('[EVT-02] calls a function without a cleanup with null', () => {
    const own: (string | undefined)[] = []
    render(<p ref={refs((element) => void own.push(element?.localName))} />, root)
    render(null, root)
    expect(own).toEqual(['p', undefined])
  })
})
