import type { ViewObject } from '@livejsx/view'
import type { Pass } from './discover.ts'
import { noParts, Part } from './part.ts'

/** The parts of one view: the view itself, and the live components and nested views that it shows. */
export class PartTree {
  readonly root: Part
  /** `undefined` = there never was another part, as in most views. */
  #byObject: Map<ViewObject, Map<string, Part>> | undefined
  /** In the order of their numbers: a map by number would take six times as much memory. */
  #inOrder: readonly Part[] = noParts
  #last = 0

  constructor(view: ViewObject) {
    this.root = new Part({ number: 0, object: view, id: view.id ?? '', isNested: false })
  }

  /** Count of parts besides the view itself. */
  get size(): number {
    return this.#inOrder.length
  }

  /** Finds a part by what it shows and its id. */
  known(object: ViewObject, id: string): Part | undefined {
    return this.#byObject?.get(object)?.get(id)
  }

  /** Finds a component by the id of its definition and its own. */
  named(component: string, id: string): Part | undefined {
    for (const [object, names] of this.#byObject ?? []) {
      if (object.id === component) return names.get(id)
    }
    return undefined
  }

  /** Finds a part by its number on the wire. */
  at(number: number): Part | undefined {
    let [from, to] = [0, this.#inOrder.length]
    while (from < to) {
      const middle = (from + to) >>> 1
      const part = this.#inOrder[middle] as Part
      if (part.number === number) return part
      if (part.number < number) from = middle + 1
      else to = middle
    }
    return undefined
  }

  /** Whether a number was given out, if only to a part that is gone. */
  wasGiven(number: number): boolean {
    return number > 0 && number <= this.#last
  }

  nextNumber(): number {
    return ++this.#last
  }

  /** All parts besides the view itself. */
  values(): readonly Part[] {
    return this.#inOrder
  }

  /** Makes true what a pass has found. */
  apply({ assigns, found, placed, created, removed, rows }: Pass): void {
    for (const part of removed) this.#byObject?.get(part.object)?.delete(part.id)
    for (const [object, names] of created) this.#add(object, names)
    if (removed.size + created.size > 0) {
      const kept = this.#inOrder.filter((part) => !removed.has(part))
      const added = [...created.values()].flatMap((names) => [...names.values()])
      // Numbers are given out in passes, one after the other: those of new parts are the highest.
      added.sort((one, other) => one.number - other.number)
      this.#inOrder = [...kept, ...added]
    }
    for (const [part, placement] of placed) Object.assign(part, placement)
    for (const [part, state] of assigns) part.assigns = state
    for (const [part, children] of found) part.children = children
    for (const [part, own] of rows) part.rows = own
  }

  #add(object: ViewObject, names: ReadonlyMap<string, Part>): void {
    this.#byObject ??= new Map()
    const all = this.#byObject.get(object) ?? new Map<string, Part>()
    this.#byObject.set(object, all)
    for (const [id, part] of names) all.set(id, part)
  }
}
