import { lastNumber, restoreItem } from './layout.ts'
import type { Layout, LayoutItem } from './layout-item.ts'

/** How long a change of the layout can be taken back, in ms. */
export const undoForMs = 20_000

/** What a window remembers of its layout without showing it. */
export interface LayoutMemory {
  /** Number for a new widget; never given twice, nor to one that the layout has brought along. */
  nextNumber(layout: Layout): number
  /** Keeps a removed widget with its settings. Returns the number of what can be taken back. */
  keepItem(item: LayoutItem, index: number): number
  /** Keeps a layout that is replaced. Returns the number of what can be taken back. */
  keepLayout(layout: Layout): number
  /** Takes the last change back, if it is remembered. */
  undo(layout: Layout): Layout
  /** Forgets a change. Returns whether it was the last one. */
  forget(number: number): boolean
}

/** Makes the memory of a window. */
export function createMemory(): LayoutMemory {
  let last = 0
  let changes = 0
  let back: ((layout: Layout) => Layout) | undefined
  const keep = (undo: (layout: Layout) => Layout): number => {
    back = undo
    return ++changes
  }
  return {
    nextNumber: (layout) => (last = Math.max(last, lastNumber(layout)) + 1),
    keepItem: (item, index) => keep((layout) => restoreItem(layout, item, index)),
    keepLayout: (before) => keep(() => before),
    undo(layout) {
      const restored = back?.(layout) ?? layout
      back = undefined
      return restored
    },
    forget(number) {
      if (number !== changes || back === undefined) return false
      back = undefined
      return true
    },
  }
}
