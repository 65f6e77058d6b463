// @vitest-environment happy-dom
import { LiveError, maxQueuedEvents } from '@livejsx/protocol'
import { describe, expect, it } from 'vitest'
import { createOutbox } from './outbox.ts'

function outcome(push: Promise<unknown>): Promise<unknown> {
  return push.catch((error: unknown) => (error as LiveError).code)
}

describe('createOutbox', () => {
  it('queues events until the view is joined, then sends them in order', () => {
    const sent: unknown[] = []
    const outbox = createOutbox(1, (message) => sent.push(message))
    void outbox.push('a', undefined)
    void outbox.push('b', { by: 1 })
    expect(sent).toEqual([])
    outbox.open(0)
    void outbox.push('c', undefined)
    expect(sent).toEqual([
      ['event', 1, 1, 'a'],
      ['event', 1, 2, 'b', { by: 1 }],
      ['event', 1, 3, 'c'],
    ])
  })

  it('settles each event by its own answer', async () => {
    const outbox = createOutbox(1, () => undefined)
    outbox.open(0)
    const [first, second] = [outcome(outbox.push('a', 1)), outcome(outbox.push('b', 2))]
    outbox.take(2)?.resolve('second')
    outbox.take(1)?.resolve('first')
    expect(outbox.take(1)).toBeUndefined()
    expect([await first, await second]).toEqual(['first', 'second'])
  })

  it('[STASH-11] sends again what an instance that goes on has not received, under the old numbers', async () => {
    const sent: unknown[] = []
    const outbox = createOutbox(1, (message) => sent.push(message))
    outbox.open(0)
    const pushes = [1, 2, 3].map((payload) => outcome(outbox.push('a', payload)))
    outbox.close()
    const late = outcome(outbox.push('b', undefined, { part: 4 }))
    sent.length = 0
    outbox.open(1)
    expect(sent).toEqual([
      ['event', 1, 2, 'a', 2],
      ['event', 1, 3, 'a', 3],
      ['part', 1, 4, 4, 'b'],
    ])
    for (const number of [1, 2, 3, 4]) outbox.take(number)?.resolve(number)
    expect(await Promise.all([...pushes, late])).toEqual([1, 2, 3, 4])
  })

  it('[STASH-11] fills the places of events that it has given up', async () => {
    const sent: unknown[] = []
    const outbox = createOutbox(1, (message) => sent.push(message))
    outbox.open(0)
    const given = outcome(outbox.push('a', undefined))
    outbox.close()
    const never = outcome(outbox.push('b', undefined))
    outbox.drop(new LiveError('lost'))
    expect([await given, await never]).toEqual(['unknown-outcome', 'lost'])
    void outbox.push('c', undefined)
    sent.length = 0
    outbox.open(0)
    expect(sent).toEqual([
      ['event', 1, 1, 'live:void'],
      ['event', 1, 2, 'c'],
    ])
  })

  it('never uses a number twice, also for another instance', async () => {
    const outbox = createOutbox(1, () => undefined)
    outbox.open(0)
    const push = outcome(outbox.push('a', undefined))
    outbox.close()
    outbox.drop(new LiveError('lost'))
    expect([await push, outbox.next]).toEqual(['unknown-outcome', 2])
  })

  it('refuses an event at once when too many wait', async () => {
    const outbox = createOutbox(1, () => undefined)
    const pushes = Array.from({ length: maxQueuedEvents + 1 }, () =>
      outcome(outbox.push('a', undefined)),
    )
    expect(await pushes.at(-1)).toBe('outbox-full')
  })

  it('rejects what waits and what comes once the view is refused', async () => {
    const outbox = createOutbox(1, () => undefined)
    const waiting = outcome(outbox.push('a', undefined))
    outbox.end(new LiveError('view-failed'))
    const late = outcome(outbox.push('b', undefined))
    expect([await waiting, await late]).toEqual(['view-failed', 'view-failed'])
  })
})
