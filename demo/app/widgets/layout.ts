import { catalogue } from './catalogue.ts'
import type { Layout, LayoutItem, Size, WidgetKind, WidgetSettings } from './layout-item.ts'

/** The widgets that a window starts with. */
export const firstLayout: Layout = (
  ['vitals', 'cpu', 'memory', 'network', 'disk', 'processes', 'windows', 'log', 'fault'] as const
).map((kind) => ({ id: kind, kind, title: catalogue[kind].title, size: catalogue[kind].size }))

/** What a visitor can change about a widget from outside. */
export interface ItemChange {
  /** Empty = the name of its kind. */
  readonly title?: string | undefined
  readonly columns?: Size['columns'] | undefined
  readonly rows?: Size['rows'] | undefined
}

/**
 * Adds a widget at the end.
 *
 * @param number tells it from all others of its kind that the window has had
 */
export function addItem(layout: Layout, kind: WidgetKind, number: number): Layout {
  const { title, size } = catalogue[kind]
  const taken = new Set(layout.map((item) => item.title))
  let own: string = title
  for (let count = 2; taken.has(own); count += 1) own = `${title} ${count}`
  return [...layout, { id: `${kind}-${number}`, kind, title: own, size }]
}

/** Takes a widget away. An unknown one changes nothing. */
export function removeItem(layout: Layout, id: string): Layout {
  return layout.some((item) => item.id === id) ? layout.filter((item) => item.id !== id) : layout
}

/** Puts a widget back to where it was, or to the end of what is left. One that is there stays. */
export function restoreItem(layout: Layout, item: LayoutItem, index: number): Layout {
  if (layout.some(({ id }) => id === item.id)) return layout
  return layout.toSpliced(index, 0, item)
}

/**
 * Moves a widget to a place in the order.
 *
 * @param to from 0; beyond the ends = at the end
 */
export function moveItem(layout: Layout, id: string, to: number): Layout {
  const from = layout.findIndex((item) => item.id === id)
  const item = layout[from]
  const place = Math.min(Math.max(0, to), layout.length - 1)
  if (item === undefined || from === place) return layout
  return layout.toSpliced(from, 1).toSpliced(place, 0, item)
}

/** Changes a widget's title and size. What its kind does not allow stays as it was. */
export function changeItem(layout: Layout, id: string, change: ItemChange): Layout {
  return layout.map((item) => {
    if (item.id !== id) return item
    const { title: kindTitle, sizes } = catalogue[item.kind]
    const { title = item.title, columns, rows } = change
    const size = {
      columns:
        columns !== undefined && sizes.columns.includes(columns) ? columns : item.size.columns,
      rows: rows !== undefined && sizes.rows.includes(rows) ? rows : item.size.rows,
    }
    return { ...item, title: title.trim() || kindTitle, size }
  })
}

/** Notes what the visitor has chosen in a widget: it starts with that when it comes back. */
export function settleItem(
  layout: Layout,
  id: string,
  settings: WidgetSettings[keyof WidgetSettings],
): Layout {
  return layout.map((item) => (item.id === id ? ({ ...item, settings } as LayoutItem) : item))
}

/** The highest number that a widget of the layout has, 0 = none has one. */
export function lastNumber(layout: Layout): number {
  return Math.max(0, ...layout.map(({ id }) => Number(/-(\d+)$/.exec(id)?.[1] ?? 0)))
}

/** Tells where a widget is, for visitors who do not see it: `position 2 of 7`. */
export function positionOf(layout: Layout, id: string): string {
  return `position ${layout.findIndex((item) => item.id === id) + 1} of ${layout.length}`
}
