import { carry, encode, type Carried, type Json, type Patch } from '@livejsx/protocol'
import type { ViewObject } from '@livejsx/view'
import type { Pass } from './discovery/discover.ts'
import { PartTree } from './discovery/part-tree.ts'
import type { Part, State } from './discovery/part.ts'
import { addPart, encodePart, sentOf } from './part-state.ts'
import {
  diffAssigns,
  encodeAssigns,
  forgetItems,
  hasStreams,
  waitingItems,
  without,
} from './streams/stream-patch.ts'
import { checkTemporary, forget, isForgotten } from './temporary.ts'

/** What a turn of the mailbox leads to, before it is committed. */
export interface Change {
  /** The view's assigns; `undefined` = as they are. */
  readonly assigns?: State | undefined
  /** Flash messages by kind; `undefined` = as they are. */
  readonly flash?: State | undefined
  /** What the discovery after it has found. */
  readonly pass?: Pass | undefined
}

const nothingCarried: readonly Carried[] = []
const noFlash: State = Object.freeze({})
const reserved = ['parts', 'flash'] as const
const noParts: ReadonlySet<Part> = new Set()
const noNumbers: readonly number[] = []
const noNames: readonly string[] = []

/**
 * The public state of a view: what it is, and what its page was sent. Assigns, flash messages and
 * the assigns of its parts are compared apart, so that the change of one costs nothing for the rest.
 */
export class ViewState {
  readonly parts: PartTree
  #flash: State = noFlash
  #sent: State = {}
  #sentFlash: State = noFlash
  /** Parts whose assigns may differ from what was sent. */
  #unsent: ReadonlySet<Part> = noParts
  #wasSent = false
  /** Numbers of parts that the page holds although they are gone. */
  #gone: readonly number[] = noNumbers
  #hasParts = false
  readonly #temporary: readonly string[]
  readonly #guard: (state: State) => State

  /** @param guard applied to each new state, freezes it in development */
  constructor(view: ViewObject, guard: (state: State) => State) {
    this.parts = new PartTree(view)
    this.#temporary = view.definition.temporary ?? []
    this.#guard = guard
  }

  get assigns(): State {
    return this.parts.root.assigns
  }

  get flash(): State {
    return this.#flash
  }

  /** Whether a page holds a state of the view, if not the newest. */
  get wasSent(): boolean {
    return this.#wasSent
  }

  /** Whether all of it is still here: items of streams, and what is temporary, are forgotten once they are sent. */
  get isWhole(): boolean {
    const { root } = this.parts
    const all = [root, ...this.parts.values()]
    return this.#temporary.length === 0 && !all.some(({ assigns }) => hasStreams(assigns))
  }

  /** Count of the items of streams, and of their ids, that wait for a page that holds the others. */
  get pendingItems(): number {
    if (!this.#wasSent) return 0
    let count = waitingItems(this.assigns)
    for (const part of this.#unsent) count += waitingItems(part.assigns)
    return count
  }

  /**
   * Gives the patch from what was sent to what a change leads to; `undefined` = equal.
   *
   * @throws TypeError that names the path, when a value may not cross the wire
   */
  diff(change?: Change, carried?: readonly Carried[]): Patch | undefined {
    return this.#compare('bring', change, carried)
  }

  /**
   * Sees that a patch to what a change leads to could be sent, without what it costs to make one of
   * all that waits in streams.
   *
   * @throws TypeError that names the path, when a value may not cross the wire
   */
  check(change?: Change, carried?: readonly Carried[]): undefined {
    this.#compare('leave', change, carried)
  }

  #compare(
    streams: 'bring' | 'leave',
    { assigns = this.assigns, flash = this.#flash, pass }: Change = {},
    carried: readonly Carried[] = nothingCarried,
  ): Patch | undefined {
    this.#check(assigns)
    const forgotten =
      this.#temporary.length === 0
        ? noNames
        : this.#temporary.filter((key) => isForgotten(this.#sent[key]))
    const sent = carried.length === 0 ? this.#sent : carried.reduce(carry<State>, this.#sent)
    const [from, to] = [without(sent, forgotten), without(assigns, forgotten)]
    const patch = diffAssigns(from, to, 'assigns', streams)
    const isPlain =
      forgotten.length === 0 &&
      flash === this.#sentFlash &&
      pass === undefined &&
      this.#unsent.size + this.#gone.length === 0
    if (isPlain) return patch
    const set: Record<string, Json> = { ...patch?.set }
    const lists = [...(patch?.lists ?? [])]
    for (const key of forgotten) {
      if (assigns[key] !== this.#sent[key]) set[key] = encode(assigns[key], 'assigns', key)
    }
    if (flash !== this.#sentFlash) set['flash'] = encode(flash, 'flash')
    for (const number of this.#goneAfter(pass)) lists.push([`parts/${number}`, 'delete'])
    for (const part of this.#unsentAfter(pass)) {
      addPart(part, pass?.assigns.get(part) ?? part.assigns, { set, lists, carried, streams })
    }
    return Object.keys(set).length + lists.length === 0 ? undefined : { set, lists }
  }

  /** Makes a change true. */
  apply({ assigns, flash, pass }: Change): void {
    if (flash !== undefined) this.#flash = flash
    if (assigns !== undefined) this.parts.root.assigns = this.#guard(assigns)
    if (pass === undefined) return
    this.#gone = this.#goneAfter(pass)
    this.#unsent = this.#unsentAfter(pass)
    this.parts.apply(pass)
    for (const part of pass.assigns.keys()) this.#guard(part.assigns)
    this.#hasParts ||= this.parts.size > 0
  }

  /** Declares that the page holds the state as it is now, and forgets what is temporary. */
  markSent(): void {
    const { root } = this.parts
    this.#wasSent = true
    if (this.#temporary.length > 0)
      root.assigns = this.#guard(forget(root.assigns, this.#temporary))
    if (root.assigns !== this.#sent) root.assigns = this.#guard(forgetItems(root.assigns))
    this.#sent = root.assigns
    this.#sentFlash = this.#flash
    this.#gone = noNumbers
    for (const part of this.#unsent) part.assigns = part.sent = this.#guard(sentOf(part))
    this.#unsent = noParts
  }

  /**
   * Encodes the whole state.
   *
   * @param discovers whether the view may show parts later, so that there is room for them
   * @throws TypeError that names the path, when a value may not cross the wire
   */
  encode(discovers: boolean): Json {
    this.#check(this.assigns)
    const state = encodeAssigns(this.assigns, 'assigns', this.parts.root.rows)
    const flash = this.#flash === noFlash ? {} : { flash: encode(this.#flash, 'flash') }
    if (!discovers && !this.#hasParts) return { ...state, ...flash }
    const parts = [...this.parts.values()].map((part) => [part.number, encodePart(part)] as const)
    return { ...state, ...flash, parts: Object.fromEntries(parts) }
  }

  #check(assigns: State): void {
    checkNames(assigns)
    for (const key of this.#temporary) checkTemporary(key, assigns[key])
  }

  #goneAfter(pass: Pass | undefined): readonly number[] {
    if (pass === undefined || pass.removed.size === 0) return this.#gone
    const removed = [...pass.removed].filter(({ sent }) => sent !== undefined)
    return [...this.#gone, ...removed.map(({ number }) => number)]
  }

  #unsentAfter(pass: Pass | undefined): ReadonlySet<Part> {
    if (pass === undefined) return this.#unsent
    const parts = new Set(this.#unsent)
    for (const [part, assigns] of pass.assigns) {
      if (part.number > 0 && part.sent !== assigns) parts.add(part)
    }
    for (const part of pass.removed) parts.delete(part)
    return parts
  }
}

function checkNames(assigns: State): void {
  for (const name of reserved) {
    if (!Object.hasOwn(assigns, name)) continue
    throw new TypeError(
      `\`assigns.${name}\` has the name under which a view's ${name} are sent: name it otherwise`,
    )
  }
}
