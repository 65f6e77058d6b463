// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { createElementCommand, createTargetCommand, type Place } from './target.ts'

beforeEach(() => {
  document.body.innerHTML =
    '<ul id="list"><li id="a"><b id="in-a"><i id="deep"></i></b></li><li id="b"></li></ul>'
})

/** The elements that a command at `#in-a` works on. */
function found(place?: Place): string[] {
  const ids: string[] = []
  const command = createElementCommand('test', [], place, ({ id }) => void ids.push(id))
  command({ currentTarget: document.querySelector('#in-a') })
  return ids
}

describe('targets', () => {
  it('[EVT-13] are the element with the handler, all of a selector, those inside, or one around', () => {
    expect(found()).toEqual(['in-a'])
    expect(found({})).toEqual(['in-a'])
    expect(found('li')).toEqual(['a', 'b'])
    expect(found({ to: 'li' })).toEqual(['a', 'b'])
    expect(found({ inner: '*' })).toEqual(['deep'])
    expect(found({ to: { inner: '*' } })).toEqual(['deep'])
    expect(found({ closest: 'li' })).toEqual(['a'])
    expect(found({ closest: 'b' })).toEqual(['in-a'])
    expect(found({ closest: 'table' })).toEqual([])
    expect(found('table')).toEqual([])
  })

  it('need an event unless they are a selector', () => {
    const command = createElementCommand('hide', [], { inner: 'li' }, () => undefined)
    expect(command.isLocal).toBe(true)
    expect(() => command()).toThrow(
      "`js.hide` ran without an element: say by a selector which one, as in `js.hide(…, '#menu')`",
    )
    expect(createElementCommand('hide', [], '#a', () => undefined).isLocal).toBe(false)
    expect(createElementCommand('hide', [], undefined, () => undefined).isLocal).toBe(true)
  })

  it('reach a command with its options, all together if it wants that', () => {
    const seen: unknown[] = []
    const options = { to: 'li', time: 5 }
    createTargetCommand('test', ['x'], options, (elements, given) => {
      seen.push(elements.length, given)
    })()
    expect(seen).toEqual([2, options])
    expect(createTargetCommand('test', ['x'], options, () => undefined).command).toEqual([
      'test',
      'x',
      options,
    ])
  })
})
