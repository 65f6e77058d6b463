import { cloneElement, type VNode } from 'preact'

/** Gives an element of its caller a class, as component libraries do. */
export function Styled({ children }: { children: VNode<{ class?: string }> }) {
  return cloneElement(children, { class: 'box' })
}
