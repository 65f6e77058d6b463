import { encode, LiveError, type JoinedDetails } from '@livejsx/protocol'
import { currentAssets } from './assets.ts'
import type { Clock } from './clock.ts'
import type { Instance } from './instance.ts'
import type { Instances, Waiting } from './instances.ts'
import { mountView } from './mount.ts'
import type { Router } from './router.ts'
import type { Keys } from './secret.ts'
import { issueToken, readToken, type JoinToken } from './token.ts'
import type { Peer } from './transport.ts'

/** What joins need of the server. */
export interface JoinParts {
  readonly router: Router
  readonly instances: Instances
  readonly keys: Keys
  readonly clock: Clock
}

/**
 * Reads the token of a join.
 *
 * @throws LiveError `token-invalid`, `token-expired`
 */
export function readJoin(text: string, { session }: Peer, { keys, clock }: JoinParts): JoinToken {
  return readToken(keys.token, text, { session: session.id, now: clock.now() })
}

/** Takes the instance that rendered the page, if it still waits. */
export function adoptInstance(
  token: JoinToken,
  { session }: Peer,
  { instances }: JoinParts,
): Waiting | undefined {
  return instances.take(token.instance, session.id)
}

/** A new instance with what its page needs to go on with it, or where the page is sent instead. */
export type NewInstance =
  | { readonly instance: Instance; readonly sent: object; readonly details: JoinedDetails }
  | { readonly redirect: string; readonly instance?: undefined }

/**
 * Mounts a new instance for a page whose own is gone.
 *
 * @throws LiveError `token-invalid` when no route answers the page's address any more, and whatever
 * the view throws
 */
export async function mountInstance(
  token: JoinToken,
  { session, origin }: Peer,
  { router, instances, keys, clock }: JoinParts,
): Promise<NewInstance> {
  const url = new URL(token.url, origin)
  const match = router(url.pathname)
  if (match === undefined) throw new LiveError('token-invalid')
  const mounted = await mountView(instances, match, { session, url, connected: true })
  if (mounted.redirect !== undefined) return mounted
  const { instance } = mounted
  // The state that is sent and the one that patches count from are the same moment's.
  const sent = instance.assigns
  const details = {
    token: issueToken(keys.token, instance, { build: currentAssets().build, now: clock.now() }),
    state: encode(sent, 'assigns'),
    number: 0,
  }
  return { instance, sent, details }
}
