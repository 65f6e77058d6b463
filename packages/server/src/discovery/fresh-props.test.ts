import { liveView } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { warnOfFreshProps } from './fresh-props.ts'
import { Part, type Props } from './part.ts'

function warningsOf(...renders: Props[]): string[] {
  const object = liveView({ mount: () => ({}), render: () => null }, 'chart')
  const part = new Part({ number: 1, object, id: 'a', isNested: false })
  const warnings: string[] = []
  for (const props of renders) {
    warnOfFreshProps(part, props, (text) => warnings.push(text))
    part.props = props
  }
  return warnings
}

describe('warnOfFreshProps', () => {
  it('[COMP-02] tells once of an object that is new in every render with the same values', () => {
    const warnings = warningsOf({ data: [1], n: 1 }, { data: [1], n: 1 }, { data: [1], n: 1 })
    expect(warnings).toEqual([
      expect.stringContaining(
        '`<chart id="a">` is updated in every render: `data` is a new object',
      ),
    ])
  })

  it('says nothing of props that have changed, nor of what is no data', () => {
    const cycle: Record<string, unknown> = {}
    cycle['self'] = cycle
    expect(warningsOf({ n: 1 }, { n: 2 }, { n: 2, data: [] }, { n: 3, data: [] })).toEqual([])
    expect(warningsOf({ cycle }, { cycle: { ...cycle } })).toEqual([])
  })
})
