import type { LiveRoute } from '@livejsx/view'
import type { Stashes } from './stashes.ts'

/**
 * Looks at the stashes of all views of the routes before a server takes visitors. What a route cannot
 * load is told when somebody asks for it.
 *
 * @throws Error when one is strict and its marks die with the process
 */
export async function checkStashes(routes: readonly LiveRoute[], stashes: Stashes): Promise<void> {
  const loaded = await Promise.allSettled(routes.map(({ load }) => load()))
  for (const each of loaded) if (each.status === 'fulfilled') stashes.of(each.value.default)
}
