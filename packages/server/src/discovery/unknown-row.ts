import type { ViewObject } from '@livejsx/view'
import type { Part } from './part.ts'

const told = new WeakSet<ViewObject>()

/**
 * Warns, once for each view or component, of an update that brings live components into an item of
 * which nobody knows whether the page shows it: if it does, they are missing in its row.
 */
export function warnOfUnknownRow({ object }: Part, warn: (text: string) => void): void {
  if (told.has(object)) return
  told.add(object)
  warn(
    `\`<${object.id ?? 'view'}>\` shows a live component in an item of a stream that came by \`update\`, and the server does not know whether the page has the item: it has forgotten those that came before any item had a component. If the page has it, its row stays without the component: use \`insert\`, which takes the place of the old item, too`,
  )
}
