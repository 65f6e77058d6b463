import { ContextBridge } from './context-bridge.ts'
import { HookHostContext, type HookHost } from './hook-element.ts'

/*
 * Components leave no trace in the DOM, so that an element's owner can only be found in Preact's
 * tree. There is no public way to it. This file relies on names that Preact's build has shortened;
 * a release that gives them another meaning fails `hook-target.test.tsx`.
 *
 *   container  __k = the node that was rendered into it
 *   node       __k = nodes below it, __e = its first element
 */
interface TreeNode {
  readonly type: unknown
  readonly props: { readonly value?: HookHost; readonly context?: object }
  readonly __k: readonly (TreeNode | null)[] | null
  readonly __e: Node | null
}

type Container = Element & { readonly __k?: TreeNode }

/**
 * Sends an event to the view, or the live component, that each of the elements belongs to.
 *
 * @param target an element, or a selector of any number of them in the page
 * @returns what became of each, in the order of the page
 * @throws DOMException (as a rejection) for what is no selector; for nothing else
 */
export async function pushTo(
  target: Element | string,
  name: string,
  payload?: unknown,
): Promise<PromiseSettledResult<unknown>[]> {
  const elements =
    typeof target === 'string' ? globalThis.document.querySelectorAll(target) : [target]
  return Promise.allSettled(
    Array.from(elements, async (element) => {
      const host = hostAround(element)
      if (host === undefined) throw new Error(`No view has rendered ${openingTag(element)}`)
      return host.live.push(name, payload)
    }),
  )
}

/** Returns the host of the view or live component that has rendered an element. */
export function hostAround(element: Element): HookHost | undefined {
  let container: Container | null = element.parentElement
  while (container !== null && container.__k === undefined) container = container.parentElement
  return container?.__k && hostIn(container.__k, element, undefined)
}

function hostIn(
  node: TreeNode,
  element: Element,
  host: HookHost | undefined,
): HookHost | undefined {
  if (typeof node.type === 'string' && !node.__e?.contains(element)) return undefined
  const own = hostFrom(node) ?? host
  for (const child of node.__k ?? []) {
    const found = child && hostIn(child, element, own)
    if (found) return found
  }
  // Its own element, or one that something else has put into it.
  return typeof node.type === 'string' ? own : undefined
}

/** What a node provides for those below it. */
function hostFrom({ type, props }: TreeNode): HookHost | undefined {
  if (type === HookHostContext.Provider) return props.value
  if (type !== ContextBridge) return undefined
  // A portal or an island, which has a tree of its own.
  const providers: TreeNode[] = Object.values(props.context ?? {})
  return providers.find((each) => each.constructor === HookHostContext.Provider)?.props.value
}

function openingTag(element: Element): string {
  return (element.cloneNode(false) as Element).outerHTML.replace(/<\/.*$/, '')
}
