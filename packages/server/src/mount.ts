import { isLocalPath } from '@livejsx/protocol'
import type { MountContext, MountHook, ViewObject } from '@livejsx/view'
import { readAddress, searchOf } from './address-values.ts'
import type { Session } from './cookie-session.ts'
import type { FlashMessages } from './flash-cookie.ts'
import type { Instance, InstancePlace } from './instance.ts'
import type { Instances } from './instances.ts'
import type { RouteMatch } from './router.ts'
import type { OfferedStash } from './stash/instance-stash.ts'
import { recoverNothing } from './stash/recover-nothing.ts'

/** A mounted instance, or where the visitor is sent instead. */
export type Mounted =
  | { readonly instance: Instance; readonly redirect?: undefined }
  | {
      readonly redirect: string
      readonly flash?: string | undefined
      readonly instance?: undefined
    }

/** Who a view is mounted for. */
export interface Visitor {
  readonly session: Session
  readonly url: URL
  /** Whether the page asks for it over its connection. */
  readonly connected: boolean
  readonly connectInfo: MountContext['connectInfo']
  /** Flash messages that the last page left for this one. */
  readonly flash?: FlashMessages | undefined
  /** What the page has kept of the view. */
  readonly offer?: OfferedStash | undefined
  /** Told of the instance before anything of it runs. */
  onCreate?(instance: Instance): void
}

/**
 * Creates the instance of a route's view: the mount hooks of its live session and its own first,
 * each of which may halt with a redirect, then its `mount`. Used by the HTTP render and by joins that
 * find no instance.
 *
 * @throws whatever the view throws, and StatusError for an address that its schemas refuse; nothing of the instance is left then
 */
export async function mountView(
  instances: Instances,
  match: RouteMatch,
  visitor: Visitor,
): Promise<Mounted> {
  const view = await match.load()
  const { route, params } = match
  const hooks = [...(route.session?.onMount ?? []), ...(view.definition.onMount ?? [])]
  const { pathname, search } = visitor.url
  const place = { view, session: visitor.session.id, url: pathname + search, route: route.path }
  return mountAt(instances, place, { params, hooks }, visitor)
}

/**
 * Creates the instance of a view at any place.
 *
 * @throws whatever the view throws; nothing of the instance is left then
 */
export async function mountAt(
  instances: Instances,
  place: InstancePlace,
  { params, hooks }: { params: Record<string, string>; hooks: readonly MountHook[] },
  visitor: Visitor,
): Promise<Mounted> {
  const { session, url, connected, connectInfo, flash, offer } = visitor
  const search = searchOf(url)
  const values = await readAddress(place.view, { params, search, url })
  const instance = instances.create(place)
  visitor.onCreate?.(instance)
  const { root } = instance.state.parts
  if (flash !== undefined) instance.state.apply({ flash })
  if (offer !== undefined) instance.stash?.offer(offer)
  const context: MountContext = {
    params,
    search,
    session: { ...session.data },
    url,
    connected,
    connectInfo,
    props: place.props,
    signal: instance.signal,
    subscribe: (topic) => void instance.subscribe(topic),
    recover: instance.stash?.recover ?? recoverNothing,
    attachHook: (stage, name, hook) => instance.hooks.attach(root, stage, name, hook as never),
  }
  try {
    // One turn for both: a hook may subscribe, and no message may be handled before `mount`.
    const halted = await instance.enter(async () => {
      const target = hooks.length === 0 ? undefined : await runMountHooks(hooks, context)
      if (target === undefined) await instance.mount(context, values)
      return target
    })
    if (halted !== undefined) {
      instance.end('failed')
      const { redirect, flash: messages } = halted
      const sealed = messages && instance.sealFlash(messages)
      return { redirect, flash: sealed }
    }
    await instance.loaded()
    return { instance }
  } catch (error) {
    instance.end('failed')
    throw error
  }
}

async function runMountHooks(
  hooks: readonly MountHook[],
  context: MountContext,
): Promise<{ redirect: string; flash?: FlashMessages } | undefined> {
  for (const hook of hooks) {
    const result = await hook(context)
    if (!result) continue
    if (isLocalPath(result.redirect)) return result
    throw new TypeError(
      `A mount hook redirects to "${result.redirect}", which is no path of this site: use one like "/sign-in"`,
    )
  }
  return undefined
}

/** The hooks that a nested view runs: its own. */
export function hooksOf(view: ViewObject): readonly MountHook[] {
  return view.definition.onMount ?? []
}
