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

  it('never uses a number twice, also after a lost connection', async () => {
    const outbox = createOutbox(1, () => undefined)
    outbox.open(0)
    const push = outcome(outbox.push('a', undefined))
    outbox.close()
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
