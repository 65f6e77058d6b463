import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'

describe('the JSX factory', () => {
  it('[DX-01] makes elements whose key follows spread props', () => {
    const props = { class: 'item', id: 'first' }
    const node = (
      <li {...props} key="one">
        text
        <b>more</b>
      </li>
    )
    expect(node.key).toBe('one')
    expect(renderToString(node)).toBe('<li class="item" id="first">text<b>more</b></li>')
    expect(renderToString(<li {...props} key="two" />)).toBe('<li class="item" id="first"></li>')
  })
})
