import type { Instance } from '../instance.ts'
import type { StashedInstance } from './instance-stash.ts'
import { stashPlaceOf } from './stash-place.ts'

/** An instance as its stash sees it. */
export function stashedInstance(instance: Instance): StashedInstance {
  return {
    get place() {
      return stashPlaceOf(instance.place)
    },
    get assigns() {
      return instance.assigns
    },
    get unheard() {
      return instance.outgoing?.unheard ?? []
    },
    get isMidway() {
      return instance.turns.isMidway
    },
    send: (message) => instance.tell(message),
    report: (error) => instance.report(error, { callback: 'stash' }),
    onFenced: () => instance.supersede(),
  }
}
