import { cloneElement, options, toChildArray, type ComponentChildren, type VNode } from 'preact'
import { features } from './features.ts'

type Props = Record<string, unknown>

/**
 * Makes HTML of controls as the browser shows them: chosen options, text areas that begin
 * with a line break, and nothing of what only the page's code is to know.
 *
 * @param render makes the HTML, before it returns
 */
export function withControlMarkup<Html>(render: () => Html): Html {
  const { vnode: onNode } = options
  const { isHtml = false } = features
  // The page's own code may run beside the server's, in tests.
  features.isHtml = true
  options.vnode = (node) => {
    onNode?.(node)
    if (typeof node.type === 'string') markUp(node as VNode<Props>)
  }
  try {
    return render()
  } finally {
    features.isHtml = isHtml
    if (onNode === undefined) delete options.vnode
    else options.vnode = onNode
  }
}

function markUp({ type, props }: VNode<Props>): void {
  if (props['overwrite'] !== undefined) props['overwrite'] = undefined
  const { value } = props
  if (type === 'textarea' && typeof value === 'string' && value.startsWith('\n')) {
    // The first line break after the tag is not part of the text (HTML, 13.2.6.4.7).
    props['value'] = `\n${value}`
  } else if (type === 'select' && (typeof value === 'string' || Array.isArray(value))) {
    // One value stays: the renderer looks for it in options that a component brings.
    if (Array.isArray(value)) props['value'] = undefined
    const values = [value as unknown].flat().map(String)
    props['children'] = choose(props['children'] as ComponentChildren, values)
  }
}

/** Marks the options of some values. Options that a component brings are left for the browser. */
function choose(children: ComponentChildren, values: readonly string[]): ComponentChildren {
  return toChildArray(children).map((child) => {
    if (typeof child !== 'object' || typeof child.type !== 'string') return child
    const option = child as VNode<Props>
    const { value, children: inner } = option.props
    if (option.type !== 'option') {
      return cloneElement(option, undefined, choose(inner as ComponentChildren, values))
    }
    const text = (toChildArray(inner as ComponentChildren) as string[]).join('')
    return cloneElement(option, { selected: values.includes(String((value as string) ?? text)) })
  })
}
