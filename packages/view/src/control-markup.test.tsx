import { options, type JSX } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { withControlMarkup } from './control-markup.ts'
import { features } from './features.ts'

describe('withControlMarkup', () => {
  it('[EVT-05] chooses the options of several values, also in groups', () => {
    const List = (): JSX.Element => (
      <select multiple value={['b', '3']}>
        <option>a</option>
        <optgroup label="More">
          {['b', 'c'].map((name) => (
            <option key={name}>{name}</option>
          ))}
        </optgroup>
        <option value={3}>three</option>
      </select>
    )
    expect(withControlMarkup(() => renderToString(<List />))).toBe(
      '<select multiple><option>a</option><optgroup label="More"><option selected>b</option>' +
        '<option>c</option></optgroup><option value="3" selected>three</option></select>',
    )
  })

  it('[EVT-05] chooses the option of one value', () => {
    const List = (): JSX.Element => (
      <select value="b">
        <option value="a">A</option>
        <option>b</option>
      </select>
    )
    expect(withControlMarkup(() => renderToString(<List />))).toBe(
      '<select><option value="a">A</option><option selected>b</option></select>',
    )
  })

  it('[EVT-05] keeps a text that begins with a line break whole', () => {
    const Text = (): JSX.Element => <textarea value={'\nsecond line'} />
    expect(withControlMarkup(() => renderToString(<Text />))).toBe(
      '<textarea>\n\nsecond line</textarea>',
    )
  })

  it('[EVT-05] leaves out what only the page needs', () => {
    const Field = (): JSX.Element => <input value="x" overwrite={3} />
    expect(withControlMarkup(() => renderToString(<Field />))).toBe('<input value="x"/>')
  })

  it('leaves nothing behind, also when the render throws', () => {
    const before = { ...options }
    const Broken = (): never => {
      expect(features.isHtml).toBe(true)
      throw new Error('in render')
    }
    expect(() => withControlMarkup(() => renderToString(<Broken />))).toThrow('in render')
    expect([{ ...options }, features.isHtml]).toEqual([before, false])
  })
})
