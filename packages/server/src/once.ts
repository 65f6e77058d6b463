import { decode, encode, type Json } from '@livejsx/protocol'

/**
 * Keeps what was done, in the database where it was done.
 *
 * `Transaction` is what effects get to work with, e.g. a transaction of the database's client.
 */
export interface OnceStore<Transaction> {
  /**
   * Does all of this in one transaction: takes the key, runs the effect, keeps its reply under the
   * key. If the key is kept already, it gives that reply and does not run the effect. If another
   * transaction is about to take it, it waits for the end of that one, or rejects. If the effect
   * rejects, nothing is kept, and that error is passed on.
   *
   * @param effect gives the reply as a text
   */
  run(key: string, effect: (transaction: Transaction) => Promise<string>): Promise<string>
}

/**
 * Runs an effect once for an event, however often the event is handled, and gives its reply.
 *
 * @param eventId `socket.eventId`; where no event is handled (`handleInfo`, `handleAsync`, …), a
 * name of your own for what is to happen once, e.g. the id of the message's row
 * @param name tells several effects of an event apart: letters, digits, `_`, `-` and `.`
 * @param effect works in the transaction that it gets. Its reply may be all that may be an assign
 * @returns the reply of the run that was committed
 * @throws TypeError without an event id, for a name of other characters, and for a reply that is
 * no plain data; else what the effect or the store throws. Nothing of the effect is left then
 */
export type Once<Transaction> = <Reply>(
  eventId: string,
  name: string,
  effect: (transaction: Transaction) => Reply | Promise<Reply>,
) => Promise<Reply>

/**
 * Makes a function that keeps the effects of an event from happening twice when the event is handled
 * again, because a server ended before it could answer.
 *
 * @example
 * const number = await once(socket.eventId, 'order', (tx) => insertOrder(tx, item))
 */
export function createOnce<Transaction>(store: OnceStore<Transaction>): Once<Transaction> {
  return async <Reply>(
    eventId: string,
    name: string,
    effect: (transaction: Transaction) => Reply | Promise<Reply>,
  ): Promise<Reply> => {
    const reply = await store.run(keyOf(eventId, name), async (transaction) =>
      JSON.stringify(encode(await effect(transaction), `reply of \`${name}\``)),
    )
    // It came of `encode`, now or when the event was handled before.
    return decode(JSON.parse(reply) as Json) as Reply
  }
}

function keyOf(eventId: string | undefined, name: string): string {
  if (!eventId) {
    throw new TypeError(
      `\`once\` has no event id for \`${name}\`: \`socket.eventId\` is there while an event is handled; elsewhere give a name of your own for what is to happen once`,
    )
  }
  if (!/^[\w.-]+$/.test(name)) {
    throw new TypeError(
      `\`${name}\` is no name for \`once\`: use letters, digits, \`_\`, \`-\` and \`.\``,
    )
  }
  // The name comes first: what follows is the page's choice, and must not look like another name.
  return `${name}:${eventId}`
}
