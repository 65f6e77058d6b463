import { restoreItem } from './layout.ts'
import type { Layout, LayoutItem, WidgetSettings } from './layout-item.ts'

/** How long a change of the layout can be taken back, in ms. */
export const undoForMs = 20_000

/** What a window remembers of its layout without showing it. */
export interface LayoutMemory {
  /** Number for a new widget; never given twice. */
  nextNumber(): number
  /** Notes what the visitor has chosen in a widget. */
  keepSettings(id: string, settings: WidgetSettings[keyof WidgetSettings]): void
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
  const settings = new Map<string, WidgetSettings[keyof WidgetSettings]>()
  let last = 0
  let changes = 0
  let back: ((layout: Layout) => Layout) | undefined
  const keep = (undo: (layout: Layout) => Layout): number => {
    back = undo
    return ++changes
  }
  const withSettings = (item: LayoutItem): LayoutItem => {
    const own = settings.get(item.id)
    return own === undefined ? item : ({ ...item, settings: own } as LayoutItem)
  }
  return {
    nextNumber: () => ++last,
    keepSettings: (id, own) => void settings.set(id, own),
    keepItem: (item, index) => keep((layout) => restoreItem(layout, withSettings(item), index)),
    keepLayout: (before) => keep(() => before.map(withSettings)),
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
