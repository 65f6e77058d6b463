const sources = new WeakMap<Node, () => Node | null | undefined>()

/** Tells what element a portal is written in, for the container of its content. */
export function setSource(container: Node, source: () => Node | null | undefined): void {
  sources.set(container, source)
}

/** The element that the portal of a container is written in; `undefined` = not such a container. */
export function sourceOf(container: Node): Node | null | undefined {
  return sources.get(container)?.()
}
