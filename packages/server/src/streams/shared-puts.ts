import type { Patch } from '@livejsx/protocol'
import type { StreamModel, StreamPut } from '@livejsx/view/internal'
import { shareText } from '../message-text.ts'

/** What a handler gave to a stream. */
export interface AskedPut extends Pick<StreamPut, 'at' | 'limit'> {
  /** How the stream knows its items. */
  readonly id: StreamModel['source']['id']
  /** One item, or a list of them. */
  readonly items: unknown
}

/** A put that the handlers of other views may ask for, too. */
interface SharedPut {
  readonly put: StreamPut
  readonly id: StreamModel['source']['id']
  readonly items: readonly unknown[]
  /** The patch that it leads to, for a stream of this name. */
  patch?: { readonly name: string; readonly path: string; readonly patch: Patch }
}

/** More than these are hardly those of a broadcast. */
const maxShared = 8

/** Until the present task of the process has ended. */
const shared: SharedPut[] = []

/**
 * Gives the put of another view that was asked for the same, as the views of a broadcast are: its
 * entries are made and checked once for all of them.
 */
export function knownPut({ id, items, at, limit }: AskedPut): StreamPut | undefined {
  for (const known of shared) {
    const { put } = known
    const isSame = put.at === at && put.limit === limit && known.id === id
    if (isSame && areItems(known.items, items)) return put
  }
  return undefined
}

/** Remembers a put whose entries can be sent. */
export function rememberPut(put: StreamPut, { id, items }: AskedPut): StreamPut {
  const list = Array.isArray(items) ? [...(items as readonly unknown[])] : [items]
  if (shared.length >= maxShared || list.length > maxShared) return put
  // Not for longer: nothing keeps an author from changing an item later.
  if (shared.length === 0) queueMicrotask(() => void (shared.length = 0))
  shared.push({ put, id, items: list })
  return put
}

/**
 * Gives the patch of a put to a stream: one for all views, which is made a text once.
 *
 * @param name of the assign
 * @param path what the assigns are called in errors
 */
export function patchOf(put: StreamPut, name: string, path: string, make: () => Patch): Patch {
  const known = shared.find((each) => each.put === put)
  if (known === undefined) return make()
  if (known.patch?.name !== name || known.patch.path !== path) {
    known.patch = { name, path, patch: make() }
  } else shareText(known.patch.patch.lists)
  return known.patch.patch
}

function areItems(known: readonly unknown[], items: unknown): boolean {
  if (!Array.isArray(items)) return known.length === 1 && known[0] === items
  return known.length === items.length && known.every((item, index) => item === items[index])
}
