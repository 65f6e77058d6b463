import { describe, expect, it } from 'vitest'
import { isLiveHandler } from '../live-handler.ts'
import { chain } from './chain.ts'

const event = new Event('click')

describe('chain', () => {
  it('[EVT-02] calls handlers in order with the same event, and waits for none', () => {
    const log: unknown[] = []
    const handler = chain(
      (given) => Promise.resolve(log.push(['first', given])),
      (given) => log.push(['second', given]),
    )
    void handler(event)
    expect(log).toEqual([
      ['first', event],
      ['second', event],
    ])
  })

  it('[EVT-02] stops at a handler that returns `false`, and returns it', () => {
    const log: unknown[] = []
    const handler = chain(
      () => 0,
      chain(() => false),
      () => log.push('never'),
    )
    expect(handler(event)).toBe(false)
    expect(log).toEqual([])
  })

  it('[EVT-02] returns a promise of all promises, or nothing', async () => {
    expect(chain(() => 1)(event)).toBeUndefined()
    let open = (): void => undefined
    const gate = new Promise<void>((resolve) => (open = resolve))
    const log: unknown[] = []
    const result = chain(
      () => gate.then(() => log.push('answered')),
      () => Promise.resolve(),
    )(event) as Promise<unknown>
    const settled = result.then(() => log.push('settled'))
    open()
    await settled
    expect(log).toEqual(['answered', 'settled'])
  })

  it('[EVT-02] has the mark of any of its handlers', () => {
    const live = Object.assign(() => undefined, { live: true })
    const own = (): void => undefined
    expect([chain(own, chain(live)), chain(own)].map(isLiveHandler)).toEqual([true, false])
  })
})
