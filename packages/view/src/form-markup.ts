import { createElement, options, type ComponentChildren, type Ref, type VNode } from 'preact'
import { features } from './features.ts'
import type { FormHandler, FormTarget } from './live-form.ts'
import type { FormState } from './live-values/form-state.ts'

/** What only one side knows of a page's forms. */
interface Side {
  /** CSRF token of the session; `undefined` = the page's HTML has it. */
  readonly csrf?: string
  /** Called when a form is shown that the server wants to be sent by the browser. */
  readonly onAction?: ((form: HTMLFormElement) => void) | undefined
}

type Props = Readonly<Record<string, unknown>> & { readonly children?: ComponentChildren }

/**
 * Makes HTML whose forms can be sent by the browser itself.
 *
 * @param csrf token of the session that the page is for
 * @param render makes the HTML, before it returns
 */
export function withFormMarkup<Html>(csrf: string, render: () => Html): Html {
  const { vnode: onNode } = options
  install({ csrf })
  try {
    return render()
  } finally {
    if (onNode === undefined) delete options.vnode
    else options.vnode = onNode
  }
}

/** Makes the forms of a page what they are in its HTML. */
export function installFormMarkup(onAction?: (form: HTMLFormElement) => void): void {
  // A server may run beside the page, in tests.
  install({ onAction }, () => features.isHtml !== true)
}

function install(side: Side, isOn = () => true): void {
  const { vnode: onNode } = options
  options.vnode = (node) => {
    onNode?.(node)
    if (node.type === 'form' && isOn()) addFields(node as VNode<Props>, side)
  }
}

/** Children that have the fields: a clone of a form brings them along. */
const complete = new WeakSet<object>()

function addFields(node: VNode<Props>, { csrf, onAction }: Side): void {
  const { props } = node
  const target = (props['onlive:form'] as FormHandler | undefined)?.form
  if (target === undefined || complete.has(props.children as object)) return
  const fields = Object.entries(fieldsOf(target, csrf)).map(([name, value]) =>
    createElement('input', { type: 'hidden', name: `live:${name}`, value }),
  )
  const state = (target.of as { readonly state?: FormState } | undefined)?.state
  const children = [hasRows(state) ? defaultButton() : null, props.children, ...fields]
  complete.add(children)
  node.props = { ...props, children }
  const action = state?.action
  if (action !== undefined && onAction !== undefined) node.ref = tellOf(action, node.ref, onAction)
}

function fieldsOf({ event, of, part }: FormTarget, csrf: string | undefined) {
  return {
    event,
    csrf,
    ...(of !== undefined && { of: of.key }),
    ...(part !== undefined && { part: JSON.stringify(part) }),
  }
}

function hasRows(state: FormState | undefined): boolean {
  return state !== undefined && Object.keys(state.rows).length > 0
}

// Enter in a field presses the first button of its form, and that one might remove a row.
function defaultButton(): ComponentChildren {
  return createElement('button', { type: 'submit', hidden: true, tabIndex: -1 })
}

/** The hand-over that each form was told of. */
const told = new WeakMap<Element, string>()

function tellOf(
  action: string,
  author: Ref<Element> | undefined,
  onAction: (form: HTMLFormElement) => void,
): Ref<Element> & {} {
  return (form) => {
    if (typeof author === 'function') author(form)
    else if (author) author.current = form
    if (form === null || told.get(form) === action) return
    told.set(form, action)
    onAction(form as HTMLFormElement)
  }
}
