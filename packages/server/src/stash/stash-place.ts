import type { InstancePlace } from '../instance.ts'

/** Where in the app an instance is, as its records are bound to: not its search, which tells what is shown there. */
export function stashPlaceOf({ url, parent, name = '', sticky }: InstancePlace): string {
  // Sticky views stay while addresses come and go.
  if (sticky !== undefined) return `#${sticky}`
  if (parent !== undefined) return `${stashPlaceOf(parent.place)}#${name}`
  return url.split('?', 1)[0] ?? ''
}
