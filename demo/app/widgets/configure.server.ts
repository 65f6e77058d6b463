import { z } from 'zod'
import { ranges } from '../dashboard/controls.tsx'
import type { Range } from '../dashboard/readings.ts'
import { pick, type Measure, type Series } from '../dashboard/series.ts'
import { sampler } from '../system/monitor.server.ts'
import type { ItemChange } from './layout.ts'
import {
  heights,
  widths,
  type LayoutItem,
  type OwnRange,
  type WidgetSettings,
} from './layout-item.ts'

/** Payload of what every widget can be asked for: another title, another size. */
export const changeSchema = z.object({
  title: z.string().max(40).optional(),
  // Forms send texts.
  columns: z.coerce.number().pipe(z.literal(widths)).optional(),
  rows: z.coerce.number().pipe(z.literal(heights)).optional(),
})

/** Payload of the choice of a range. */
export const rangeSchema = z.object({
  range: z.union([z.literal('page'), z.coerce.number().pipe(z.literal(ranges))]),
})

/** What of a widget's socket is used here. */
interface WidgetSocket {
  readonly props: { readonly item: LayoutItem }
  sendParent(name: string, payload: unknown): void
}

/** What the view hears as `changed`: title and size are its own, since they make the layout. */
export interface Changed {
  readonly id: string
  readonly change: ItemChange
}

/** What the view hears as `settled`. It remembers the settings for a widget that comes back. */
export interface Settled {
  readonly id: string
  readonly settings: WidgetSettings[keyof WidgetSettings]
}

/** Handles the event `change` of a widget. */
export function change(socket: WidgetSocket, payload: ItemChange): void {
  const message: Changed = { id: socket.props.item.id, change: payload }
  socket.sendParent('changed', message)
}

/** Tells the view what a widget's visitor has chosen. */
export function settle(socket: WidgetSocket, settings: WidgetSettings[keyof WidgetSettings]): void {
  const message: Settled = { id: socket.props.item.id, settings }
  socket.sendParent('settled', message)
}

/** What the history of a widget depends on. */
export interface Timing {
  /** Range of the page. */
  readonly range: Range
  /** How often the window was resumed: what was missed meanwhile is in the history. */
  readonly resumed: number
}

/** Gives what a widget's chart begins with. */
export function historyOf<Name extends Measure>(
  names: readonly Name[],
  own: OwnRange,
  { range }: Timing,
): Series<Name> {
  return pick(sampler.history(own === 'page' ? range : own), names)
}

/** Whether a widget has to be given its history anew. */
export function isOtherTime(one: Timing, other: Timing): boolean {
  return one.range !== other.range || one.resumed !== other.resumed
}
