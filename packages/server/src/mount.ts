import type { MountContext } from '@livejsx/view'
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
  const context = { params: match.params, session: { ...session.data }, url, connected }
  try {
    const redirect = await runMountHooks(instance, context)
    if (redirect !== undefined) {
      instance.end('failed')
      return { redirect }
    }
    await instance.mount(context)
    return { instance }
  } catch (error) {
    instance.end('failed')
    throw error
  }
}

type HookContext = Omit<MountContext, 'subscribe' | 'signal' | 'props'>

async function runMountHooks(
  instance: Instance,
  context: HookContext,
): Promise<string | undefined> {
  const { onMount = [] } = instance.place.view.definition
  for (const hook of onMount) {
    const result = await hook({
      ...context,
      props: undefined,
      signal: instance.signal,
      subscribe: (topic) => void instance.subscribe(topic),
    })
    if (!result) continue
    if (isLocalPath(result.redirect)) return result.redirect
    throw new TypeError(
      `A mount hook redirects to "${result.redirect}", which is no path of this site: use one like "/sign-in"`,
    )
  }
  return undefined
}
