import type { HookHost } from './hook-element.ts'
import { createLive } from './live.ts'
import type { BrowserPartHost, PartState, PartStore, WireParts } from './part-host.ts'

interface Entry extends PartState {
  assigns: object
}

/**
 * Makes the store of a view's live components in a browser. It comes with the first component, so
 * that pages without any do not load it.
 */
export function createPartStore(host: BrowserPartHost): PartStore {
  const entries = new Map<string, Entry>()
  const listeners = new Map<string, Set<() => void>>()
  const keyOf = (component: string | undefined, id: string): string => `${component} ${id}`

  const createEntry = (number: number, assigns: object): Entry => {
    const send = (name: string, payload: unknown): Promise<unknown> =>
      host.send(name, payload, number)
    const live = createLive({
      get connected() {
        return host.live.connected
      },
      get flash() {
        return host.live.flash
      },
      send,
      onUnhandled: host.live.onUnhandled,
    })
    const hooks: HookHost = { ...host.hooks, pushEvent: send }
    return { assigns, first: host.first[number], live, hooks }
  }

  const update = (before: WireParts): void => {
    const { parts } = host
    for (const number in before) {
      const part = before[number]
      if (part !== undefined && !(number in parts)) entries.delete(keyOf(...part['#']))
    }
    for (const number in parts) {
      const part = parts[number]
      if (part === undefined || part === before[number]) continue
      const key = keyOf(...part['#'])
      const entry = entries.get(key)
      if (entry === undefined || !(number in before)) {
        entries.set(key, createEntry(Number(number), part))
      } else entry.assigns = part
      for (const listener of listeners.get(key) ?? []) listener()
    }
  }
  host.onParts.add(update)
  update({})

  return {
    find: ({ id: component }, id) => entries.get(keyOf(component, id)),
    onChange({ id: component }, id, listener) {
      const key = keyOf(component, id)
      const set = listeners.get(key) ?? new Set()
      listeners.set(key, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0 && listeners.get(key) === set) listeners.delete(key)
      }
    },
  }
}
