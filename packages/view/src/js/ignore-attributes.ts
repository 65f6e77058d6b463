import { Component, createElement, options, type ComponentChildren, type VNode } from 'preact'

const marker = 'data-live-ignore'

/**
 * Makes props for an element some of whose attributes are the browser's and the page's own: patches
 * leave them alone. They begin as the server rendered them.
 *
 * @param names attributes as they are called in HTML; `data-*` = all that begin so, `*` = all
 * @example <details open={isOpen} {...js.ignoreAttributes('open')}>
 */
export function ignoreAttributes(...names: readonly string[]): object {
  // The HTML of the server is what they begin as.
  if (globalThis.document === undefined) return {}
  install()
  return { [marker]: names.join(' ') }
}

interface IgnoringProps {
  type: string
  props: Readonly<Record<string, unknown>>
  names: string
}

/**
 * Shows an element to Preact with the props that it had at first. Undoing a patch instead would be too
 * late: what loses `open` for a moment is no modal dialog any more.
 */
class Ignoring extends Component<IgnoringProps> {
  #first: IgnoringProps['props'] | undefined

  override render({ type, props, names }: IgnoringProps): ComponentChildren {
    this.#first ??= props
    const shown = { ...props }
    const isIgnored = matcher(names)
    for (const name of Object.keys({ ...this.#first, ...props })) {
      if (!isIgnored(name)) continue
      if (Object.hasOwn(this.#first, name)) shown[name] = this.#first[name]
      else delete shown[name]
    }
    return createElement(type, shown)
  }
}

function matcher(names: string): (prop: string) => boolean {
  const patterns = names.toLowerCase().split(' ')
  return (prop) => {
    if (prop === 'children' || prop === 'ref' || /^on|^dangerously/.test(prop)) return false
    const name = attributes[prop] ?? prop.toLowerCase()
    return patterns.some((pattern) =>
      pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
    )
  }
}

const attributes: Readonly<Record<string, string>> = { className: 'class', htmlFor: 'for' }

let isInstalled = false

function install(): void {
  if (isInstalled) return
  isInstalled = true
  const { vnode: inner } = options
  options.vnode = (vnode) => {
    wrap(vnode as VNode<Record<string, unknown>>)
    inner?.(vnode)
  }
}

function wrap(vnode: VNode<Record<string, unknown>>): void {
  if (typeof vnode.type !== 'string' || vnode.props[marker] === undefined) return
  const { type, ref } = vnode
  const { [marker]: names, ...props } = vnode.props
  vnode.type = Ignoring as never
  vnode.props = { type, names, props: ref ? { ...props, ref } : props } as never
  vnode.ref = null
}
