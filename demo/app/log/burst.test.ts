import { expect, it } from 'vitest'
import { burstLines, burstSize } from './burst.ts'
import { levels } from './line.ts'

it('makes lines of all levels and of different lengths', () => {
  const lines = burstLines(3)
  expect(lines).toHaveLength(burstSize)
  expect(new Set(lines.map(({ level }) => level))).toEqual(new Set(levels))
  expect(new Set(lines.map(({ text }) => text.split(':')[1])).size).toBeGreaterThan(3)
  expect(lines[41]?.text).toMatch(/^burst 3, line 42 of 1000: /)
})
