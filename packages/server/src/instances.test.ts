import { liveView } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { createInstances } from './instances.ts'
import { createPubSub } from './pubsub.ts'

const view = liveView({ mount: () => ({}), render: () => null })

function registry() {
  const timers: (() => void)[] = []
  const clock = {
    now: () => 0,
    after: (_ms: number, fire: () => void) => {
      timers.push(fire)
      return () => void timers.splice(timers.indexOf(fire), 1)
    },
  }
  const host = {
    pubsub: createPubSub(),
    report: () => undefined,
    clock,
    freezes: true,
    warn: () => undefined,
    discovers: () => false,
    openStash: () => undefined,
    paramsOf: () => undefined,
    viewAt: () => Promise.resolve(undefined),
    sealFlash: () => '',
    nest: () => Promise.resolve({}),
  }
  return { timers, instances: createInstances(host, { maxWaiting: 2 }) }
}

describe('createInstances', () => {
  it('[LIFE-02] gives a waiting instance to its own session, once', () => {
    const { timers, instances } = registry()
    const instance = instances.create({ view, session: 's', url: '/' })
    instances.await(instance)
    expect(instances.take(instance.id, 'other')).toBeUndefined()
    expect(instances.take(instance.id, 's')).toBe(instance)
    expect(instances.take(instance.id, 's')).toBeUndefined()
    expect([timers.length, instances.waiting, instances.size]).toEqual([0, 0, 1])
  })

  it('ends the oldest when too many wait', () => {
    const { instances } = registry()
    const waiting = ['a', 'b', 'c'].map((session) => instances.create({ view, session, url: '/' }))
    for (const instance of waiting) instances.await(instance)
    expect(waiting.map(({ hasEnded }) => hasEnded)).toEqual([true, false, false])
  })

  it('forgets an instance that has ended, and ends all of them on a stop', () => {
    const { timers, instances } = registry()
    const waiting = instances.create({ view, session: 's', url: '/' })
    instances.await(waiting)
    const live = instances.create({ view, session: 's', url: '/' })
    live.end('left')
    expect(instances.size).toBe(1)
    instances.stop()
    expect([instances.size, instances.waiting, timers.length]).toEqual([0, 0, 0])
  })
})
