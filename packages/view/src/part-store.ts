import type { HookHost } from './hook-element.ts'
import type { State } from './live-values/shown.ts'
import type { ViewObject } from './live-view.ts'
import { createLive } from './live.ts'
import { createOptimism } from './optimism.ts'
import type { BrowserPartHost, PartState, PartStore, WireParts } from './part-host.ts'

interface Entry {
  readonly number: number
  /** The newest assigns of the server. */
  assigns: State
  /** What the component finds; made when it looks first. */
  state?: PartState
}

/**
 * Makes the store of a view's live components in a browser. It comes with the first component, so
 * that pages without any do not load it.
 */
export function createPartStore(host: BrowserPartHost): PartStore {
  const entries = new Map<string, Entry>()
  const listeners = new Map<string, Set<(isForced?: boolean) => void>>()
  const keyOf = (component: string | undefined, id: string): string => `${component} ${id}`
  const tell = (key: string, isForced = false): void => {
    for (const listener of listeners.get(key) ?? []) listener(isForced)
  }

  const createState = (component: ViewObject, id: string, entry: Entry): PartState => {
    const { number } = entry
    const repaint = (): void => tell(keyOf(component.id, id))
    const { show, ...optimism } = createOptimism(
      component,
      (name, payload, { carried, ...details } = {}) =>
        host.send(name, payload, {
          ...details,
          part: number,
          carried: carried && { ...carried, at: ['parts', String(number), ...carried.at] },
        }),
      repaint,
    )
    const live = createLive({
      ...optimism,
      part: [...(host.live.part ?? []), component.id ?? '', id],
      get connected() {
        return host.live.connected
      },
      get flash() {
        return host.live.flash
      },
      onUnhandled: host.live.onUnhandled,
      onPending: () => tell(keyOf(component.id, id), true),
    })
    const hooks: HookHost = { ...host.hooks, live }
    return {
      get assigns() {
        return show(entry.assigns)
      },
      first: host.first[number],
      live,
      hooks,
    }
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
        entries.set(key, { number: Number(number), assigns: part })
      } else entry.assigns = part
      tell(key)
    }
  }
  host.onParts.add(update)
  update({})

  return {
    find(component, id) {
      const entry = entries.get(keyOf(component.id, id))
      return entry && (entry.state ??= createState(component, id, entry))
    },
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
