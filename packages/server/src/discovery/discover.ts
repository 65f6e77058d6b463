import { createElement, type ComponentChildren } from 'preact'
import type { TerminateReason, ViewDefinition, ViewObject } from '@livejsx/view'
import { componentOf, LiveRender, Portal, ViewRoot } from '@livejsx/view/internal'
import { isPromiseLike } from '../promise-like.ts'
import {
  compareProps,
  isSameContext,
  nameOf,
  noParts,
  Part,
  type Props,
  type State,
} from './part.ts'
import { settled, type Steps } from './steps.ts'
import { mayHaveRows, RowWatch, type RowsOf } from './stream-rows.ts'
import { walk, type OnPart, type TreeContext } from './walk.ts'

/** What a part becomes when a pass is committed. */
interface Placement {
  props: Props
  context: TreeContext
  owner: Part
}

/**
 * What one discovery has found. Nothing of it is true before it is committed, so that a throw
 * anywhere leaves the parts as they were.
 */
export interface Pass {
  /** Number of the discovery, to tell which parts it has met without a list of them. */
  readonly number: number
  /** New assigns. */
  readonly assigns: Map<Part, State>
  /** Parts shown by the parts that were rendered. */
  readonly found: Map<Part, readonly Part[]>
  /** New parts, and known ones that were shown with other props, in another context or elsewhere. */
  readonly placed: Map<Part, Placement>
  /** New parts, by what they show and their id. */
  readonly created: Map<ViewObject, Map<string, Part>>
  readonly removed: Set<Part>
  /** Parts in items of streams, by the part that shows the stream. */
  readonly rows: Map<Part, RowsOf>
}

/** The parts of an instance, and the way to make and change them. */
export interface PartHost {
  /** The `live` object for renders on the server. */
  readonly live: unknown
  known(object: ViewObject, id: string): Part | undefined
  nextNumber(): number
  mount(part: Part, props: Props): unknown
  /** Runs `update` of a component; gives its new assigns. */
  update(change: PartChange): unknown
  /** Runs `updateMany` for components of one kind; gives the new assigns of each. */
  updateMany(changes: readonly PartChange[]): unknown
  mountNested(part: Part, props: Props): Promise<State>
  /** Told of what `render` threw where `renderError` is shown instead. */
  onRenderError(part: Part, error: unknown): void
  /** Told of parts that are left out, since nobody knows whether the page shows the row they are in. */
  onUnknownRow(part: Part): void
}

/** A part whose props are new. */
export interface PartChange {
  readonly part: Part
  readonly assigns: State
  readonly props: Props
  readonly previous: Props | undefined
}

let passes = 0

/**
 * Renders a part without HTML and finds out which parts it shows: new ones are mounted, those with
 * new props updated, and both rendered in turn, level by level.
 *
 * @yields promises that have to be awaited
 * @throws whatever `render`, `mount` and `update` throw, and TypeError for a part without an id and
 * for two of the same name
 */
export function* discover(start: Part, assigns: State, host: PartHost): Steps<Pass> {
  const pass: Pass = {
    number: ++passes,
    assigns: new Map([[start, assigns]]),
    found: new Map(),
    placed: new Map(),
    created: new Map(),
    removed: new Set(),
    rows: new Map(),
  }
  try {
    for (let level = [start]; level.length > 0;) {
      const levels: Levels = { fresh: [], changed: [], next: [] }
      for (const part of level) render(part, pass, host, levels)
      const { fresh, changed, next } = levels
      if (fresh.length > 0) yield* mountAll(fresh, pass, host)
      if (fresh.length + changed.length > 0) yield* updateAll(levels, pass, host)
      level = [...fresh, ...changed, ...next].filter(({ isNested }) => !isNested)
    }
    collectRemoved(pass)
    return pass
  } catch (error) {
    dropCreated(pass, 'failed')
    throw error
  }
}

/** Ends the nested views that a pass has mounted, when it is not to be made true. */
export function dropCreated({ created }: Pass, reason: TerminateReason): void {
  for (const names of created.values()) {
    for (const part of names.values()) part.nested?.end(reason)
  }
}

function isPart(type: Function): boolean {
  return type === LiveRender || type === Portal || componentOf(type) !== undefined
}

interface Levels {
  readonly fresh: Part[]
  readonly changed: Part[]
  readonly next: Part[]
}

function render(part: Part, pass: Pass, host: PartHost, levels: Levels): void {
  const children: Part[] = []
  const placement = pass.placed.get(part)
  const assigns = pass.assigns.get(part) ?? part.assigns
  const around = placement?.context ?? part.context
  const watch = mayHaveRows(part.rows, assigns, around)
    ? new RowWatch(part.rows, assigns, () => host.onUnknownRow(part))
    : undefined
  const root = createElement(ViewRoot, {
    view: part.object,
    assigns,
    live: host.live,
    props: placement?.props ?? part.props,
    onError: (error) => host.onRenderError(part, error),
  })
  const round: Round = { pass, host, owner: part, ...levels }
  const meet: OnPart = (type, props, context) => {
    // Its content is rendered elsewhere in the page, but is this part's all the same.
    if (type === Portal) walk(props['children'] as ComponentChildren, context, isPart, meet)
    else if (watch === undefined) children.push(place(type, props, context, round))
    else {
      watch.meet(context, (own) => {
        const child = place(type, props, own, round)
        children.push(child)
        return child
      })
    }
  }
  if (watch === undefined) walk(root, around, isPart, meet)
  else watch.watch(() => walk(root, around, isPart, meet))
  const rows = watch?.finish()
  if (rows !== undefined) keepRows(part, rows, children, pass)
  pass.found.set(part, children.length > 0 ? children : noParts)
}

/** Keeps what is in items of streams that were not rendered, since the server has forgotten them. */
function keepRows(part: Part, rows: RowsOf, children: Part[], pass: Pass): void {
  pass.rows.set(part, rows)
  for (const { parts } of rows.values()) {
    for (const child of [...parts.values()].flat()) {
      if (child.metIn === pass.number) continue
      child.metIn = pass.number
      children.push(child)
    }
  }
}

/** The render of one part, for the parts that it shows. */
interface Round extends Levels {
  readonly pass: Pass
  readonly host: PartHost
  readonly owner: Part
}

function place(type: Function, props: Props, context: TreeContext, round: Round): Part {
  const { pass, host, owner, fresh, changed, next } = round
  const isNested = type === LiveRender
  const object = (isNested ? props['view'] : componentOf(type)) as ViewObject
  const id = props['id'] as string
  const part = host.known(object, id)
  const met = part ?? pass.created.get(object)?.get(id)
  if (met?.metIn === pass.number) throw duplicate(met, ownerOf(met, pass), owner)
  if (part === undefined) {
    checkId(object, id, owner)
    const made = new Part({ number: host.nextNumber(), object, id, isNested })
    made.metIn = pass.number
    const names = pass.created.get(object) ?? new Map<string, Part>()
    pass.created.set(object, names.set(id, made))
    pass.placed.set(made, { props, context, owner })
    fresh.push(made)
    return made
  }
  part.metIn = pass.number
  const difference = compareProps(part.props, props)
  if (difference !== 'equal' || part.owner !== owner || !isSameContext(part.context, context)) {
    pass.placed.set(part, { props, context, owner })
    if (difference === 'changed') changed.push(part)
    else next.push(part)
  }
  return part
}

function ownerOf(part: Part, { placed }: Pass): Part {
  return placed.get(part)?.owner ?? part.owner ?? part
}

function checkId(object: ViewObject, id: unknown, owner: Part): void {
  if (typeof id === 'string' && id !== '' && !/^P\d+-\d+$/.test(id)) return
  const fault =
    typeof id === 'string' && id !== ''
      ? `the id "${id}" of Preact's \`useId\`, which differs between server and browser`
      : `the id \`${String(id)}\``
  throw new TypeError(
    `\`<${object.id ?? 'view'}>\` in ${nameOf(owner)} has ${fault}: give it a text that names it within the view, such as \`id="main"\``,
  )
}

function duplicate(part: Part, one: Part, other: Part): TypeError {
  return new TypeError(
    `${nameOf(part)} is shown twice, in ${nameOf(one)} and in ${nameOf(other)}: component and id name one state; give each an id of its own`,
  )
}

function* mountAll(fresh: readonly Part[], pass: Pass, host: PartHost): Steps<void> {
  // Started together: what each waits for may come at the same time.
  const pending: unknown[] = []
  try {
    for (const part of fresh) {
      const { props } = pass.placed.get(part) as Placement
      pending.push(part.isNested ? host.mountNested(part, props) : host.mount(part, props))
    }
  } catch (error) {
    // The others may fail later, when nobody listens any more.
    for (const each of pending) Promise.resolve(each).catch(() => undefined)
    throw error
  }
  const states = pending.some(isPromiseLike) ? yield Promise.all(pending) : pending
  for (const [index, part] of fresh.entries()) {
    pass.assigns.set(part, (states as State[])[index] as State)
  }
}

function* updateAll({ fresh, changed }: Levels, pass: Pass, host: PartHost): Steps<void> {
  const batches = new Map<ViewObject, PartChange[]>()
  const add = (part: Part, previous: Props | undefined): void => {
    const batch = batches.get(part.object) ?? []
    batches.set(part.object, batch)
    const { props } = pass.placed.get(part) as Placement
    batch.push({ part, assigns: pass.assigns.get(part) ?? part.assigns, props, previous })
  }
  for (const part of fresh) {
    if (part.object.definition.updateMany !== undefined) add(part, undefined)
  }
  for (const part of changed) add(part, part.props)
  for (const [object, changes] of batches) {
    yield* update(object.definition, changes, pass, host)
  }
}

function* update(
  { updateMany, update: updateOne }: ViewDefinition,
  changes: readonly PartChange[],
  pass: Pass,
  host: PartHost,
): Steps<void> {
  if (updateMany !== undefined) {
    const states = (yield* settled(host.updateMany(changes))) as State[]
    for (const [index, { part }] of changes.entries()) {
      pass.assigns.set(part, states[index] as State)
    }
  } else if (updateOne !== undefined) {
    for (const change of changes) {
      pass.assigns.set(change.part, (yield* settled(host.update(change))) as State)
    }
  }
}

// Decided last: what was found under another owner in the same pass has moved and is kept.
function collectRemoved({ number, found, placed, removed }: Pass): void {
  const remove = (part: Part): void => {
    removed.add(part)
    for (const child of found.get(part) ?? part.children) {
      if (child.metIn !== number) remove(child)
    }
  }
  for (const part of found.keys()) {
    for (const child of part.children) if (child.metIn !== number) remove(child)
  }
  for (const [part, { owner }] of placed) {
    const before = part.owner
    if (before === undefined || before === owner || found.has(before) || removed.has(before)) {
      continue
    }
    throw duplicate(part, before, owner)
  }
}
