import { cloneElement, type VNode } from 'preact'
import { describe, expect, it } from 'vitest'
import { keptHtml } from '@livejsx/view/internal'
import { farOf, nearOf } from './far.ts'
import type { Props } from './wanted.ts'

const live = Object.assign(() => undefined, { live: true })
const plain = (): void => undefined

/** What a view says of an element, and what it leaves for Preact. */
function read(element: VNode<any>): [want: unknown, left: Props] {
  const far = farOf(element.type as string, element.props)
  // Without what only clones need.
  return [far?.want, Object.fromEntries(Object.entries(element.props))]
}
function wants(element: VNode<any>): unknown {
  return farOf(element.type as string, element.props)?.want
}

describe('farOf', () => {
  it("[EVT-05] takes values away from Preact that are the server's to say", () => {
    expect(read(<input name="a" value="x" onInput={live} />)).toEqual([
      'x',
      { name: 'a', value: undefined, onInput: live },
    ])
    expect(read(<input type="checkbox" value="yes" checked={true} />)).toEqual([
      true,
      { type: 'checkbox', value: 'yes', checked: undefined },
    ])
    expect(read(<textarea value="x" />)).toEqual(['x', { value: undefined, defaultValue: '' }])
    expect(read(<p contentEditable>text {1}</p>)).toEqual([
      'text 1',
      { contentEditable: true, children: undefined, dangerouslySetInnerHTML: keptHtml },
    ])
  })

  it('[EVT-05] reads values of every form as text', () => {
    expect(wants(<input value={5} />)).toBe('5')
    expect(wants(<input value={null} />)).toBe('')
    expect(wants(<input type="number" value={0} />)).toBe('0')
    expect(wants(<input type="radio" value="a" checked={false} />)).toBe(false)
    expect(wants(<div contentEditable dangerouslySetInnerHTML={{ __html: '<b>x</b>' }} />)).toBe(
      '<b>x</b>',
    )
  })

  it('[EVT-05] reads what is chosen from values and from options', () => {
    expect(wants(<select value="b" />)).toBe('b')
    expect(wants(<select multiple value={['b', 'a']} />)).toBe('["a","b"]')
    expect(
      wants(
        <select>
          <option selected={false}>a</option>
          <optgroup>
            <option value="b" selected>
              B
            </option>
          </optgroup>
        </select>,
      ),
    ).toBe('b')
    expect(
      wants(
        <select multiple>
          {['a', 'b', 'c'].map((each) => (
            <option key={each} selected={each !== 'b'}>
              {each}
            </option>
          ))}
        </select>,
      ),
    ).toBe('["a","c"]')
  })

  it('[EVT-05] finds the options of a list again that are rendered twice', () => {
    const options = [<option selected>a</option>, <option selected={false}>b</option>]
    expect([wants(<select>{options}</select>), wants(<select>{options}</select>)]).toEqual([
      'a',
      'a',
    ])
  })

  it("[EVT-05] leaves controls alone whose own handlers are the page's", () => {
    for (const name of ['onInput', 'onChange', 'onBeforeInput', 'oninput', 'onInputCapture']) {
      const props = { value: 'x', [name]: plain }
      expect([farOf('input', props), props.value]).toEqual([undefined, 'x'])
    }
    expect(farOf('input', { type: 'checkbox', checked: true, onClick: plain })).toBeUndefined()
    expect(farOf('input', { value: 'x', onInput: live, onChange: plain })).toBeUndefined()
    expect(farOf('input', { value: 'x', onClick: plain })?.want).toBe('x')
  })

  it('[EVT-05] leaves controls alone of which the view says nothing', () => {
    const signal = { peek: () => 'x' }
    expect(farOf('input', { defaultValue: 'x' })).toBeUndefined()
    expect(farOf('input', { value: signal })).toBeUndefined()
    expect(farOf('input', { type: 'hidden', value: 'x' })).toBeUndefined()
    expect(farOf('input', { type: 'submit', value: 'x' })).toBeUndefined()
    expect(farOf('select', { children: <option>a</option> })).toBeUndefined()
    expect(farOf('div', { contentEditable: true, children: <b>x</b> })).toBeUndefined()
    expect(farOf('div', { children: 'x' })).toBeUndefined()
  })

  it('[EVT-05] guards what has handlers that talk to the server, or may be overwritten', () => {
    expect(farOf('input', { onInput: live })).toMatchObject({ want: undefined, isLive: true })
    expect(farOf('input', { type: 'file', overwrite: undefined })).toMatchObject({
      want: undefined,
      isLive: false,
    })
    expect(farOf('input', { value: 'x', overwrite: 2 })).toMatchObject({ overwrite: 2 })
  })

  it('[EVT-05] never lets `overwrite` become an attribute', () => {
    const props = { overwrite: 2, value: 'x', onInput: plain }
    farOf('input', props)
    expect(props.overwrite).toBeUndefined()
  })

  it('[EVT-05] finds in a clone what was taken out of the original', () => {
    const original = <input value="x" checked={true} type="checkbox" />
    farOf('input', original.props)
    const clone = cloneElement(original, { class: 'y' } as object)
    expect(farOf('input', clone.props)?.want).toBe(true)
    const other = cloneElement(original, { checked: false } as object)
    expect(farOf('input', other.props)?.want).toBe(false)
    expect(farOf('input', cloneElement(original).props)?.want).toBe(true)
    const edited = <p contentEditable>text</p>
    farOf('p', edited.props)
    expect(farOf('p', cloneElement(edited).props)?.want).toBe('text')
  })
})

describe('nearOf', () => {
  it("reads what the page's own handlers look after, and takes nothing", () => {
    const props = { value: 'x', onInput: plain }
    expect([nearOf('input', props), props.value]).toEqual(['x', 'x'])
    expect(nearOf('input', { value: 'x', onInput: live })).toBeUndefined()
    expect(nearOf('input', { onInput: plain })).toBeUndefined()
    expect(nearOf('div', { onInput: plain })).toBeUndefined()
  })
})
