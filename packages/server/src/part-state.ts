import { carry, type Carried, type Json, type Patch } from '@livejsx/protocol'
import type { Part, State } from './discovery/part.ts'
import { diffAssigns, encodeAssigns, forgetItems } from './streams/stream-patch.ts'

/** Adds to a patch how the assigns of a part differ from what the page holds. */
export function addPart(
  part: Part,
  assigns: State,
  {
    set,
    lists,
    carried,
    streams,
  }: {
    set: Record<string, Json>
    lists: Patch['lists'][number][]
    carried: readonly Carried[]
    streams: 'bring' | 'leave'
  },
): void {
  const pointer = `parts/${part.number}`
  if (part.sent === undefined) {
    if (streams === 'leave') return void diffAssigns({}, assigns, pathOf(part), streams)
    set[pointer] = encodePart(part, assigns)
    return
  }
  const number = String(part.number)
  const sent = carried
    .filter(({ at }) => at[0] === 'parts' && at[1] === number)
    .reduce((state, { at, fields }) => carry(state, { at: at.slice(2), fields }), part.sent)
  const patch = diffAssigns(sent, assigns, pathOf(part), streams)
  if (patch === undefined) return
  for (const name in patch.set) set[`${pointer}/${name}`] = patch.set[name] as Json
  for (const [name, ...rest] of patch.lists) lists.push([`${pointer}/${name}`, ...rest] as never)
}

/** Encodes a part with the name by which the page finds it. */
export function encodePart(part: Part, assigns = part.assigns): Json {
  const name = [part.object.id ?? '', part.id]
  return { '#': name, ...encodeAssigns(assigns, pathOf(part), part.rows) }
}

/** What is kept of a part's assigns once they are sent. A nested view's own instance has its state. */
export function sentOf({ assigns, isNested }: Part): State {
  if (!isNested) return forgetItems(assigns)
  return 'state' in assigns ? { token: assigns['token'] } : assigns
}

function pathOf({ object, id }: Part): string {
  return `assigns of <${object.id} id="${id}">`
}
