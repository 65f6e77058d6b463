import { Fragment, isValidElement, type VNode } from 'preact'
import { jsx } from 'preact/jsx-runtime'

/*
 * What elements of an app become in its server build (`vite/html-templates.ts`): their HTML, with gaps
 * for what is only known in a render. preact-render-to-string knows these nodes, and so does the
 * server's walk. All that is done here to values is what that renderer does to those of elements;
 * `vite/test/html-templates.test.ts` compares the two.
 */

type Create = (type: unknown, props: Readonly<Record<string, unknown>>) => VNode

/** Makes a node of HTML. Values are HTML too, or nodes, or lists of what nodes have as children. */
export function template(tpl: TemplateStringsArray, ...exprs: readonly unknown[]): VNode {
  return (jsx as unknown as Create)(Fragment, { tpl, exprs })
}

/** Gives a node its key. */
export function keyed(node: VNode, key: unknown): VNode {
  node.key = key as VNode['key']
  return node
}

/** Makes a child of an element. */
export function child(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return escape(value)
    case 'object':
      return Array.isArray(value) || isValidElement(value) ? value : undefined
    case 'boolean':
    case 'function':
      return undefined
    default:
      return value
  }
}

/** Makes the only child of an element: the renderer takes that for a prop, which may be a signal. */
export function onlyChild(value: unknown): unknown {
  return child(isSignal(value) ? value.value : value)
}

/** Makes an attribute with the space before it. @param name as in HTML */
export function attribute(name: string, value: unknown): string {
  const plain = isSignal(value) ? value.value : value
  if (plain === undefined || plain === null || plain === false) return ''
  // The renderer's own exception.
  if (typeof plain === 'function' && name !== 'class') return ''
  return plain === true || plain === '' ? ` ${name}` : ` ${name}="${escape(textOf(plain))}"`
}

/** The same for attributes that say `true` and `false` in words. */
export function attributeInWords(name: string, value: unknown): string {
  const plain = isSignal(value) ? value.value : value
  const isText = plain !== undefined && plain !== null && typeof plain !== 'function'
  return attribute(name, isText ? textOf(plain) : plain)
}

// Not by a template literal, which asks objects for other texts.
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (value as string) + ''
}

function isSignal(value: unknown): value is { value: unknown } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'value' in value &&
    typeof (value as { peek?: unknown }).peek === 'function'
  )
}

const special = /["&<]/
const entities: Readonly<Record<string, string>> = { '"': '&quot;', '&': '&amp;', '<': '&lt;' }

// To look first is what makes it cheap: few texts have any.
function escape(text: string): string {
  return special.test(text) ? text.replaceAll(/["&<]/g, (each) => entities[each] ?? each) : text
}
