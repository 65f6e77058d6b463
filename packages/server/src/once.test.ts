import { describe, expect, it } from 'vitest'
import { createOnce, type OnceStore } from './once.ts'

/** A store in memory whose transactions are lists of what was done, one at a time. */
function createStore() {
  const kept = new Map<string, string>()
  const done: string[] = []
  let last = Promise.resolve()
  const store: OnceStore<string[]> = {
    run(key, effect) {
      const running = last.then(async () => {
        const known = kept.get(key)
        if (known !== undefined) return known
        const transaction: string[] = []
        const reply = await effect(transaction)
        kept.set(key, reply)
        done.push(...transaction)
        return reply
      })
      last = running.then(
        () => undefined,
        () => undefined,
      )
      return running
    },
  }
  return { kept, done, once: createOnce(store) }
}

describe('createOnce', () => {
  it('[LIFE-04] runs an effect once for an event, and gives its reply to each run', async () => {
    const { once, done } = createStore()
    const order = (): Promise<Date> =>
      once('page:1', 'order', async (transaction) => {
        transaction.push('ordered')
        return new Date(0)
      })
    const replies = [...(await Promise.all([order(), order()])), await order()]
    expect([done, replies]).toEqual([['ordered'], [new Date(0), new Date(0), new Date(0)]])
  })

  it('[LIFE-04] tells events and names apart', async () => {
    const { once, kept } = createStore()
    const replies = [
      await once('page:1', 'order', () => 'first'),
      await once('page:1', 'mail', () => 'second'),
      await once('page:2', 'order', () => undefined),
      await once('page:2', 'order', () => undefined),
    ]
    expect(replies).toEqual(['first', 'second', undefined, undefined])
    expect([...kept.keys()]).toEqual(['order:page:1', 'mail:page:1', 'order:page:2'])
  })

  it('[LIFE-04] [LIFE-14] leaves nothing of an effect that throws, or whose reply is no plain data', async () => {
    const { once, kept, done } = createStore()
    const failing = once('page:1', 'order', (transaction) => {
      transaction.push('ordered')
      throw new Error('sold out')
    })
    await expect(failing).rejects.toThrow('sold out')
    const strange = once('page:1', 'order', () => () => undefined)
    await expect(strange).rejects.toThrow('reply of `order` is a function')
    expect([kept.size, done]).toEqual([0, []])
    expect(await once('page:1', 'order', () => 7)).toBe(7)
  })

  it.each([
    ['no event', undefined, 'order', /`once` has no event id for `order`/],
    ['an empty event id', '', 'order', /`once` has no event id for `order`/],
    ['a name that could be read as another', 'page:1', 'order:page', /is no name for `once`/],
    ['an empty name', 'page:1', '', /is no name for `once`/],
  ])('[LIFE-04] refuses %s, and runs nothing', async (_, eventId, name, message) => {
    const { once } = createStore()
    let ran = false
    const running = once(eventId as string, name, () => void (ran = true))
    await expect(running).rejects.toThrow(message)
    expect(ran).toBe(false)
  })
})
