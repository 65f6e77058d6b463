import { describe, expect, it } from 'vitest'
import { axisEnd, linePath } from './scale.ts'

describe('axisEnd', () => {
  it.each([
    [0, 50],
    [50, 50],
    [51, 100],
    [100, 100],
    [101, 200],
    [4800, 5000],
    [5001, 10_000],
  ])('rounds %d up to %d', (max, end) => expect(axisEnd(max, 50)).toBe(end))
})

describe('linePath', () => {
  const frame = { from: 0, to: 100, top: 10 }
  const size = { width: 100, height: 20 }

  it('draws a line and closes its area down to the baseline', () => {
    expect(linePath([0, 50, 100], [0, 5, 10], frame, size)).toEqual({
      line: 'M0.0 20.0L50.0 10.0L100.0 0.0',
      area: 'M0.0 20.0L50.0 10.0L100.0 0.0L100.0 20L0.0 20Z',
    })
  })

  it('leaves a gap where nothing is known', () => {
    expect(linePath([0, 10, 20, 30, 40], [1, 1, null, 1, 1], frame, size).line).toBe(
      'M0.0 18.0L10.0 18.0M30.0 18.0L40.0 18.0',
    )
  })

  it('keeps values above the scale at its end', () => {
    expect(linePath([0, 100], [99, 99], frame, size).line).toBe('M0.0 0.0L100.0 0.0')
  })

  it('draws nothing for a single point', () => {
    expect(linePath([0], [1], frame, size)).toEqual({ line: '', area: '' })
  })
})
