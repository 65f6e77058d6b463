/** Something of an element that commands can hold as they set it. `null` = it has no such thing. */
export interface Trait {
  /** Unique among the traits of an element. */
  readonly key: string
  /** The attribute that it shows in. */
  readonly attribute: string
  /**
   * Whether whoever writes the attribute means this trait too. Not so with the properties of a style:
   * Preact writes them one by one.
   */
  readonly isWhole: boolean
  read(element: Element): string | null
  write(element: Element, value: string | null): void
}

interface Held {
  readonly trait: Trait
  readonly value: string | null
  /** What the element would have without commands: what was written last by somebody else. */
  own: string | null
}

interface Holding {
  readonly held: Map<string, Held>
  readonly observer: MutationObserver
}

const holdings = new WeakMap<Element, Holding>()

/**
 * Gives an element a trait, and keeps it so: what others write into it is noted, and undone before
 * the browser paints. A value that it would have anyway is not held: it is everybody's again.
 */
export function hold(element: Element, trait: Trait, value: string | null): void {
  const holding = holdings.get(element) ?? observe(element)
  const { held, observer } = holding
  keep(element, holding, observer.takeRecords())
  const { own } = held.get(trait.key) ?? { own: trait.read(element) }
  if (own === value) held.delete(trait.key)
  else held.set(trait.key, { trait, value, own })
  if (trait.read(element) !== value) trait.write(element, value)
  // What this function wrote itself is nobody's word.
  observer.takeRecords()
  if (held.size > 0) return
  observer.disconnect()
  holdings.delete(element)
}

/** What a trait is held at; `undefined` = it is not held. */
export function heldValue(element: Element, { key }: Trait): string | null | undefined {
  return holdings.get(element)?.held.get(key)?.value
}

/** Gives a trait back: it becomes what others wrote last. */
export function letGo(element: Element, trait: Trait): void {
  const holding = holdings.get(element)
  if (holding === undefined) return
  keep(element, holding, holding.observer.takeRecords())
  const entry = holding.held.get(trait.key)
  if (entry !== undefined) hold(element, trait, entry.own)
}

/** Gives all traits of an element back. */
export function letGoAll(element: Element): void {
  const entries = [...(holdings.get(element)?.held.values() ?? [])]
  for (const { trait } of entries) letGo(element, trait)
}

function observe(element: Element): Holding {
  const held = new Map<string, Held>()
  // Runs as a microtask: after the script that wrote, and before anything of it is seen.
  const observer = new MutationObserver((records) => keep(element, holding, records))
  const holding: Holding = { held, observer }
  observer.observe(element, { attributes: true })
  holdings.set(element, holding)
  return holding
}

function keep(element: Element, { held, observer }: Holding, records: readonly MutationRecord[]) {
  if (records.length === 0) return
  const written = new Set(records.map(({ attributeName }) => attributeName))
  for (const entry of held.values()) {
    const { trait, value } = entry
    if (!written.has(trait.attribute)) continue
    const now = trait.read(element)
    if (now !== value || trait.isWhole) entry.own = now
    if (now !== value) trait.write(element, value)
  }
  observer.takeRecords()
}
