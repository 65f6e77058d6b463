import { defineHook } from 'livejsx'
import Sortable from 'sortablejs'
import { countInstance } from './instances.client.ts'
import type { Stop } from './stops.ts'

interface Own {
  sortable: Sortable
  dragged: HTMLElement | undefined
  /** Puts the dragged element back under the pointer. */
  resume: (() => void) | undefined
  start(): void
}

/**
 * A list whose order is changed by dragging. The elements are Preact's and their order is the
 * server's: whenever Preact looks, each stands where the state has it, also while it is dragged.
 */
export default defineHook<readonly Stop[], Own>({
  mounted() {
    const { el } = this
    const noteEnd = countInstance('sortable')
    this.start = () => {
      const sortable = new Sortable(el, {
        handle: '[data-grip]',
        dataIdAttr: 'data-stop',
        animation: 120,
        // The browser's own dragging ends when the element is put elsewhere.
        forceFallback: true,
        // What hangs at the pointer must not stand among the elements of Preact.
        fallbackOnBody: true,
        onStart: ({ item }) => {
          this.dragged = item
        },
        onEnd: ({ item, oldIndex, newIndex }) => {
          const ids = sortable.toArray()
          this.dragged = undefined
          putBack(item, this.data)
          if (oldIndex === newIndex) return
          // Refused or lost: everything is where it was.
          this.pushEvent('reorder', ids).catch(() => undefined)
        },
      })
      this.sortable = sortable
    }
    this.start()
    return () => {
      this.sortable?.destroy()
      noteEnd()
    }
  },
  beforeUpdate(next) {
    const { el, dragged } = this
    if (dragged === undefined) return
    const after = dragged.nextElementSibling
    putBack(dragged, this.data)
    if (next.some(({ id }) => id === dragged.dataset['stop'])) {
      this.resume = () => void el.insertBefore(dragged, after?.parentElement === el ? after : null)
      return
    }
    // It is about to go. There is no other way to end its dragging.
    this.dragged = undefined
    this.sortable?.destroy()
    Sortable.ghost?.remove()
    this.start?.()
  },
  updated() {
    this.resume?.()
    this.resume = undefined
  },
})

/** Puts an element where the state has it. All the others are there. */
function putBack(item: HTMLElement, stops: readonly Stop[]): void {
  const list = item.parentElement
  const index = stops.findIndex(({ id }) => id === item.dataset['stop'])
  const next = stops[index + 1]
  const place = next === undefined ? null : list?.querySelector(`[data-stop="${next.id}"]`)
  if (place !== undefined && item.nextElementSibling !== place) list?.insertBefore(item, place)
}
