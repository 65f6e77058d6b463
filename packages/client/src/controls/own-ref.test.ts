// @vitest-environment happy-dom
import { createRef } from 'preact'
import { expect, it, describe, beforeEach } from 'vitest'
import type { Field } from './field.ts'
import { attachRef, detachRef } from './own-ref.ts'

let field: Field
beforeEach(() => {
  field = document.createElement('input') as unknown as Field
})

describe('attachRef', () => {
  it('[EVT-05] tells a function once, however often it is attached', () => {
    const told: unknown[] = []
    const ref = (element: Element | null): void => void told.push(element)
    attachRef(field, ref)
    attachRef(field, ref)
    detachRef(field)
    detachRef(field)
    expect(told).toEqual([field, null])
  })

  it('[EVT-05] lets a function clean up', () => {
    const told: string[] = []
    attachRef(field, () => {
      told.push('attach')
      return () => void told.push('clean up')
    })
    attachRef(field, undefined)
    expect(told).toEqual(['attach', 'clean up'])
  })

  it('[EVT-05] swaps one ref for another', () => {
    const first = createRef<Element>()
    const second = createRef<Element>()
    attachRef(field, first)
    attachRef(field, second)
    expect([first.current, second.current]).toEqual([null, field])
    detachRef(field)
    expect(second.current).toBe(null)
  })
})
