import type { MountContext, ViewObject } from '@livejsx/view'
import type { Instance } from './instance.ts'
import type { Instances } from './instances.ts'
import { isLocalPath } from './local-path.ts'
import type { RouteMatch } from './router.ts'
import type { Session } from './cookie-session.ts'

/** A mounted instance, or where the visitor is sent instead. */
export type Mounted =
  | { readonly instance: Instance; readonly redirect?: undefined }
  | { readonly redirect: string }

/**
 * Creates the instance of a route's view: its mount hooks first, each of which may halt with a
 * redirect, then its `mount`. Used by the HTTP render and by joins that find no instance.
 *
 * @throws whatever the view throws; nothing of the instance is left then
 */
export async function mountView(
  instances: Instances,
  match: RouteMatch,
  { session, url, connected }: { session: Session; url: URL; connected: boolean },
): Promise<Mounted> {
  const view = await match.load()
  const instance = instances.create({ view, session: session.id, url: url.pathname + url.search })
  const context: MountContext = {
    params: match.params,
    session: { ...session.data },
    url,
    connected,
    props: undefined,
    signal: instance.signal,
    subscribe: (topic) => void instance.subscribe(topic),
  }
  try {
    // One turn for both: a hook may subscribe, and no message may be handled before `mount`.
    const redirect = await instance.enter(async () => {
      const target = await runMountHooks(view, context)
      if (target === undefined) await instance.mount(context)
      return target
    })
    if (redirect === undefined) return { instance }
    instance.end('failed')
    return { redirect }
  } catch (error) {
    instance.end('failed')
    throw error
  }
}

async function runMountHooks(view: ViewObject, context: MountContext): Promise<string | undefined> {
  for (const hook of view.definition.onMount ?? []) {
    const result = await hook(context)
    if (!result) continue
    if (isLocalPath(result.redirect)) return result.redirect
    throw new TypeError(
      `A mount hook redirects to "${result.redirect}", which is no path of this site: use one like "/sign-in"`,
    )
  }
  return undefined
}
