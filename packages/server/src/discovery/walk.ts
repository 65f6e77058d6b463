import { createElement, Fragment, options, type ComponentChildren } from 'preact'
import { isPromiseLike } from '../promise-like.ts'

/*
 * Preact has no public way to render without output. This file relies on names that its build has
 * shortened, the same ones as preact-render-to-string: walk.test.tsx compares the two in all they
 * do, so that a release of Preact that gives a name another meaning fails a test.
 *
 *   options    __b and __r are called before a component and before its `render`, `diffed` and
 *              `unmount` when all below it is done: so hooks learn whose turn it is;
 *              __s = effects are not noted
 *   node       __c its component, __ the node above: `useId` counts on the topmost
 *   component  __v its node, __s its next state, __d and bit 8 of __g = queued for a render,
 *              __H states of its hooks, __f = hooks have seen to its `shouldComponentUpdate`
 *   context    __c its key in the context object, __ its default
 */

/** Legacy context object of Preact: what providers above have given, by context id. */
export type TreeContext = Readonly<Record<string, unknown>>

/** Told of each live component or nested view that the walk meets; the walk does not go into it. */
export type OnPart = (type: Function, props: Props, context: TreeContext) => void

type Props = Readonly<Record<string, unknown>>

interface TreeNode {
  readonly type: string | ComponentType
  readonly props: Props
  __c: Instance | null
  __: object | null
}

interface ComponentType extends Function {
  /** Only of a class. */
  new (props: Props, context: unknown): ClassInstance
  contextType?: { __c: string; __: unknown }
  getDerivedStateFromProps?(props: Props, state: object): object | null
  getDerivedStateFromError?(error: unknown): object | null
}

interface Instance {
  __v: TreeNode | undefined
  props: Props
  context: unknown
  getChildContext?(): object
}

interface ClassInstance extends Instance {
  state: object
  __s: object
  __d: boolean
  __g: number
  componentWillMount?(): void
  componentDidCatch?(error: unknown, info: object): void
  render(props: Props, state: object, context: unknown): unknown
}

type Call = (node: TreeNode) => void
type PlugIns = { __b?: Call; __r?: Call; diffed?: Call; unmount?: Call; __s?: unknown }
const plugIns = options as unknown as PlugIns

// A symbol in Preact 11, `undefined` in Preact 10: JSON can hold neither.
const nodeMark = createElement('a', null).constructor

/** How often a component may set its state while it renders, as in preact-render-to-string. */
const maxRenders = 25

/** One walk. */
interface Walk {
  readonly isPart: (type: Function) => boolean
  /** Type, props and context of each part, one after the other. */
  readonly found: unknown[]
  /** Stands above all nodes. */
  readonly top: { readonly __: null }
  /** An error that the app's boundaries may not catch. */
  fault: TypeError | undefined
}

/**
 * Renders a tree without building HTML, and tells of every part in it: afterwards, in the order of
 * the page, and without those that an error boundary has thrown away.
 *
 * @throws whatever a component throws with no boundary around it, and TypeError for a component
 * that suspends and for a part inside a `<textarea>`
 */
export function walk(
  root: ComponentChildren,
  context: TreeContext,
  isPart: (type: Function) => boolean,
  onPart: OnPart,
): void {
  const found: unknown[] = []
  const skipsEffects = plugIns.__s
  plugIns.__s = true
  try {
    visit(root, context, { isPart, found, top: { __: null }, fault: undefined })
  } finally {
    plugIns.__s = skipsEffects
  }
  for (let index = 0; index < found.length; index += 3) {
    onPart(
      found[index] as Function,
      found[index + 1] as Readonly<Record<string, unknown>>,
      found[index + 2] as TreeContext,
    )
  }
}

function visit(node: unknown, context: TreeContext, current: Walk): void {
  if (typeof node !== 'object' || node === null) return
  if (Array.isArray(node)) {
    for (let index = 0; index < node.length; index++) visit(node[index], context, current)
    return
  }
  if (node.constructor !== nodeMark) return
  const { type, props } = node as TreeNode
  if (typeof type !== 'function') {
    visitElement(type, props, context, current)
  } else if ((type as Function) === Fragment) {
    // With `tpl`: what Preact's precompiled JSX makes of elements.
    visit('tpl' in props ? props['exprs'] : props['children'], context, current)
  } else if (current.isPart(type)) {
    current.found.push(type, props, context)
  } else {
    visitComponent(node as TreeNode, type, context, current)
  }
}

function visitElement(type: string, props: Props, context: TreeContext, current: Walk): void {
  if (type === 'textarea') return visitTextarea(props, context, current)
  const { children } = props
  if (typeof children !== 'object' || children === null) return
  const raw = props['dangerouslySetInnerHTML'] as { __html?: unknown } | undefined
  if (!raw?.__html) visit(children, context, current)
}

function visitTextarea(props: Props, context: TreeContext, current: Walk): void {
  const { length } = current.found
  visit([props['children'], props['value'], props['defaultValue']], context, current)
  if (current.found.length === length) return
  const { id } = current.found[length + 1] as Props
  throw (current.fault = new TypeError(
    `the live component with the id \`${String(id)}\` is inside a \`<textarea>\`, which holds text only: put it beside the \`<textarea>\` and give that its text as \`value\``,
  ))
}

function visitComponent(
  node: TreeNode,
  type: ComponentType,
  context: TreeContext,
  current: Walk,
): void {
  node.__ = current.top
  plugIns.__b?.(node)
  try {
    if (typeof type.prototype?.render === 'function') visitClass(node, type, context, current)
    else visitFunction(node, type, context, current)
  } catch (error) {
    if (!isPromiseLike(error)) throw error
    throw (current.fault = new TypeError(
      `\`<${type.name}>\` suspended: a view with live components is rendered at once on the server; load what it waits for in \`mount\` or with \`loadAsync\``,
    ))
  } finally {
    // After an error too: else the next hook that is called would belong to this component.
    plugIns.diffed?.(node)
    plugIns.unmount?.(node)
    // A node may be a constant of its module or kept as a slot, and is then walked again.
    node.__c = node.__ = null
  }
}

/** Stands for the component of a function: as its `this`, and for its hooks. */
class FunctionInstance implements Instance {
  __v: TreeNode | undefined
  props: Props
  context: unknown
  __H = undefined
  // Spares a closure for each component with a state: V8 kept those, and what they refer to, for
  // so long that a walk took up to seven times as long.
  __f = true
  isDirty = true
  declare getChildContext?: () => object

  constructor(node: TreeNode, context: unknown) {
    this.__v = node
    this.props = node.props
    this.context = context
  }

  setState(): void {
    this.isDirty = true
  }

  forceUpdate(): void {
    this.isDirty = true
  }

  // The name by which a provider lists its readers, to render them again: that never comes, but
  // the list would live as long as a part that keeps the context.
  get sub(): () => void {
    return ignore
  }

  set sub(_: unknown) {}
}

function ignore(): void {}

function visitFunction(
  node: TreeNode,
  type: ComponentType,
  context: TreeContext,
  current: Walk,
): void {
  const own = ownContext(type, context)
  const instance = new FunctionInstance(node, own)
  node.__c = instance
  let children: unknown
  for (let count = 0; instance.isDirty && count < maxRenders; count++) {
    instance.isDirty = false
    plugIns.__r?.(node)
    children = type.call(instance, node.props, own)
  }
  if (instance.getChildContext === undefined) return visit(children, context, current)
  visit(children, contextBelow(instance, context), current)
  // A part that keeps the context shall not keep the whole tree that its provider was shown with.
  instance.__v = undefined
  instance.props = { value: node.props['value'] }
}

function ownContext({ contextType }: ComponentType, context: TreeContext): unknown {
  if (contextType === undefined) return context
  const provider = context[contextType.__c] as Instance | undefined
  return provider === undefined ? contextType.__ : provider.props['value']
}

function contextBelow(instance: Instance, context: TreeContext): TreeContext {
  if (instance.getChildContext === undefined) return context
  return { ...context, ...instance.getChildContext() }
}

function visitClass(
  node: TreeNode,
  type: ComponentType,
  context: TreeContext,
  current: Walk,
): void {
  const own = ownContext(type, context)
  const instance = new type(node.props, own)
  instance.__v = node
  instance.props = node.props
  instance.context = own
  instance.state ??= {}
  instance.__s ??= instance.state
  // As if queued already: `setState` changes the next state and does nothing else.
  instance.__d = true
  instance.__g |= 8
  if (type.getDerivedStateFromProps === undefined) instance.componentWillMount?.()
  const children = renderClass(node, type, instance)
  if (type.getDerivedStateFromError === undefined && instance.componentDidCatch === undefined) {
    return visit(children, contextBelow(instance, context), current)
  }
  const { length } = current.found
  try {
    visit(children, contextBelow(instance, context), current)
  } catch (error) {
    if (current.fault !== undefined) throw error
    current.found.length = length
    instance.__s = { ...instance.__s, ...type.getDerivedStateFromError?.(error) }
    instance.componentDidCatch?.(error, {})
    visit(renderClass(node, type, instance), contextBelow(instance, context), current)
  }
}

function renderClass(node: TreeNode, type: ComponentType, instance: ClassInstance): unknown {
  const { props, context } = instance
  if (type.getDerivedStateFromProps !== undefined) {
    instance.__s = { ...instance.__s, ...type.getDerivedStateFromProps(props, instance.__s) }
  }
  instance.state = instance.__s
  node.__c = instance
  plugIns.__r?.(node)
  return instance.render(props, instance.state, context)
}
