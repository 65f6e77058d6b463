import { Fragment, jsx as createNode, type JSX as PreactJSX } from 'preact/jsx-runtime'
import type { VNode } from 'preact'
import { HookElement } from './hook-element.ts'
import type { HookProp } from './hooks.ts'

export { Fragment }

/** Preact's JSX types with the `hook` and `data` props of client hooks on every element. */
export namespace JSX {
  export type Element = PreactJSX.Element
  export type ElementClass = PreactJSX.ElementClass
  export type ElementType = PreactJSX.ElementType
  export type ElementChildrenAttribute = PreactJSX.ElementChildrenAttribute
  export type ElementAttributesProperty = PreactJSX.ElementAttributesProperty
  export type LibraryManagedAttributes<Component, Props> = PreactJSX.LibraryManagedAttributes<
    Component,
    Props
  >
  export interface IntrinsicAttributes extends PreactJSX.IntrinsicAttributes {}
  export type IntrinsicElements = {
    [Tag in keyof PreactJSX.IntrinsicElements]: ElementProps<Tag> & {
      /** A client hook that looks after this element, or a function that loads one. */
      hook?: HookProp | undefined
      /** What the hook finds in `this.data`. Not rendered. */
      data?: unknown
      /**
       * Shows the rendered value of this control over whatever the user has entered, each time when it
       * is another one than before. Not rendered.
       */
      overwrite?: number | string | undefined
    }
  }
}

/** What a list chooses by, and what empties a control. Preact's own types know neither. */
interface ControlValues {
  input: null
  textarea: null
  select: readonly (string | number)[] | null
}

type ElementProps<Tag extends keyof PreactJSX.IntrinsicElements> = Tag extends keyof ControlValues
  ? Omit<PreactJSX.IntrinsicElements[Tag], 'value'> & {
      value?: PreactJSX.IntrinsicElements[Tag]['value'] | ControlValues[Tag] | undefined
    }
  : PreactJSX.IntrinsicElements[Tag]

type Create = (
  type: unknown,
  props: Record<string, unknown>,
  key?: unknown,
  isStatic?: unknown,
  source?: unknown,
  self?: unknown,
) => VNode
const create = createNode as unknown as Create

// Whether a hook may come later to an element whose `hook` is `undefined`. HTML has none, where only
// its `data` must not be left as an attribute, and looking for it in the props of each element costs a
// tenth of a server's whole pass (`bench/discovery.mjs`).
const inPage = 'document' in globalThis

// No rest parameter: this runs for each element of each render, and an array for each would cost a
// fifth of a walk.
/** The JSX factory that compilers call: Preact's, but for elements with a `hook`. */
export const jsx: Create = (type, props, key, isStatic, source, self) => {
  if (
    typeof type === 'string' &&
    (props['hook'] !== undefined || ((inPage || props['data'] !== undefined) && 'hook' in props))
  ) {
    return create(HookElement, { type, props }, key, isStatic, source, self)
  }
  return create(type, props, key, isStatic, source, self)
}

export { jsx as jsxs, jsx as jsxDEV }

/**
 * What compilers call in place of {@link jsx} where a `key` follows spread props, as in
 * `<li {...props} key={id}>`. They take it from the entry of the library, not from its runtime.
 */
export function createElement(
  type: unknown,
  { key, ...props }: Record<string, unknown>,
  ...children: readonly unknown[]
): VNode {
  if (children.length > 0) props['children'] = children.length === 1 ? children[0] : children
  return jsx(type, props, key)
}
