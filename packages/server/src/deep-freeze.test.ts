import { describe, expect, it } from 'vitest'
import { deepFreeze } from './deep-freeze.ts'

describe('deepFreeze', () => {
  it('[LIFE-10] makes every change in place throw', () => {
    const state = deepFreeze({ rows: [{ label: 'a' }] })
    expect(() => state.rows.push({ label: 'b' })).toThrow(TypeError)
    expect(() => {
      const [row] = state.rows
      if (row !== undefined) row.label = 'b'
    }).toThrow(TypeError)
  })

  it('stands bytes, cycles and what is frozen already', () => {
    const ring: { bytes: Uint8Array; self?: unknown } = { bytes: Uint8Array.of(1) }
    ring.self = ring
    expect(Object.isFrozen(deepFreeze(ring))).toBe(true)
    expect(deepFreeze(null)).toBeNull()
  })
})
