import { expect, it } from 'vitest'
import { createMemory } from './layout-memory.server.ts'
import { addItem, firstLayout, removeItem } from './layout.ts'
import type { LayoutItem } from './layout-item.ts'

const cpu = firstLayout.find(({ id }) => id === 'cpu')
if (cpu === undefined) throw new Error('The first layout has no CPU')

it('brings a removed widget back with what was chosen in it', () => {
  const memory = createMemory()
  const chosen = { ...cpu, settings: { shows: 'cores', range: 300_000 } } as LayoutItem
  memory.keepItem(chosen, 1)
  const restored = memory.undo(removeItem(firstLayout, 'cpu'))
  expect(restored[1]).toBe(chosen)
  expect(restored).toHaveLength(firstLayout.length)
})

it('brings a replaced layout back, once', () => {
  const memory = createMemory()
  const before = firstLayout.slice(0, 2)
  memory.keepLayout(before)
  expect(memory.undo(firstLayout)).toEqual(before)
  expect(memory.undo(firstLayout)).toBe(firstLayout)
})

it('forgets the last change only', () => {
  const memory = createMemory()
  const first = memory.keepItem(cpu, 1)
  const second = memory.keepItem(cpu, 1)
  expect([memory.forget(first), memory.forget(second), memory.forget(second)]).toEqual([
    false,
    true,
    false,
  ])
})

it('numbers widgets', () => {
  const memory = createMemory()
  expect([memory.nextNumber(firstLayout), memory.nextNumber(firstLayout)]).toEqual([1, 2])
  const brought = addItem(firstLayout, 'cpu', 7)
  expect([memory.nextNumber(brought), memory.nextNumber(firstLayout)]).toEqual([8, 9])
})
