import type { ProcessView } from '../dashboard/process-list.ts'
import type { LogLevel, Point, Range } from '../dashboard/readings.ts'

/** Range of one widget, in ms; `page` = that of the page. */
export type OwnRange = 'page' | Range

/** Readings that a widget of its own can show. */
export const readingNames = [
  'busy',
  'memory',
  'load',
  'loop',
  'in',
  'out',
  'read',
  'write',
] as const satisfies readonly Exclude<keyof Point, 'at'>[]

/** One of {@link readingNames}. */
export type ReadingName = (typeof readingNames)[number]

/** What each kind of widget lets its visitor choose. */
export interface WidgetSettings {
  vitals: {
    /** Load per core from which the load is marked. */
    readonly highLoad: number
  }
  cpu: { readonly shows: 'all' | 'chart' | 'cores'; readonly range: OwnRange }
  memory: { readonly shows: 'all' | 'machine' | 'process' }
  network: { readonly lines: 'both' | 'in' | 'out'; readonly range: OwnRange }
  disk: { readonly lines: 'both' | 'read' | 'write'; readonly range: OwnRange }
  reading: {
    readonly of: ReadingName
    /** From which value it is marked, in the unit of the reading. `null` = never. */
    readonly limit: number | null
    readonly range: OwnRange
  }
  processes: ProcessView
  windows: { readonly rows: 2 | 4 | 8 }
  log: { readonly level: LogLevel | 'all' }
  modules: { readonly by: 'bytes' | 'files'; readonly rows: 6 | 12 | 24 }
  fault: {}
}

/** What a widget shows. */
export type WidgetKind = keyof WidgetSettings

/** Widths that a widget can have, in columns of twelve. */
export const widths = [3, 4, 5, 6, 7, 8, 12] as const

/** Heights that a widget can have, in rows of the grid. */
export const heights = [4, 5, 8, 10, 12] as const

/** How much room a widget takes. Narrow windows have fewer columns and heights of their own. */
export interface Size {
  readonly columns: (typeof widths)[number]
  readonly rows: (typeof heights)[number]
}

/** A widget in a window's layout. */
export type LayoutItem<Kind extends WidgetKind = WidgetKind> = {
  [Each in Kind]: {
    /** Names the widget in its window; never given twice. */
    readonly id: string
    readonly kind: Each
    readonly title: string
    readonly size: Size
    /** Settings that the widget starts with. Absence = those of its kind. */
    readonly settings?: WidgetSettings[Each]
  }
}[Kind]

/** The widgets of a window, in their order. */
export type Layout = readonly LayoutItem[]
