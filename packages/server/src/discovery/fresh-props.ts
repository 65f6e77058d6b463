import type { ViewObject } from '@livejsx/view'
import { nameOf, type Part, type Props } from './part.ts'

const told = new WeakSet<ViewObject>()

/**
 * Warns, once for each kind of component, of objects in its props that are made anew in every render
 * although nothing in them changes: its `update` would run every time.
 */
export function warnOfFreshProps(part: Part, props: Props, warn: (text: string) => void): void {
  if (told.has(part.object)) return
  const changed = Object.keys(props).filter((name) => props[name] !== part.props[name])
  const isFresh = (name: string): boolean => isEqualData(part.props[name], props[name])
  if (changed.length === 0 || !changed.every(isFresh)) return
  told.add(part.object)
  warn(
    `${nameOf(part)} is updated in every render: \`${changed.join('`, `')}\` is a new object each time, with the same values. Pass one that lasts, such as an assign, or the values themselves`,
  )
}

function isEqualData(before: unknown, after: unknown): boolean {
  if (typeof before !== 'object' || typeof after !== 'object') return false
  try {
    return JSON.stringify(before) === JSON.stringify(after)
  } catch {
    return false
  }
}
