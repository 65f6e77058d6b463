import { describe, expect, it } from 'vitest'
import { createPubSub } from './pubsub.ts'

describe('createPubSub', () => {
  it('[RT-01] delivers a message to every subscriber of its topic, in order', () => {
    const pubsub = createPubSub()
    const log: unknown[] = []
    pubsub.subscribe('a', (name, payload) => log.push(['first', name, payload]))
    pubsub.subscribe('a', (name, payload) => log.push(['second', name, payload]))
    pubsub.subscribe('b', () => log.push('wrong topic'))
    pubsub.broadcast('a', 'changed', 7)
    expect(log).toEqual([
      ['first', 'changed', 7],
      ['second', 'changed', 7],
    ])
  })

  it('[RT-01] leaves out the subscriber that is excepted', () => {
    const pubsub = createPubSub()
    const log: string[] = []
    const own = (): void => void log.push('own')
    pubsub.subscribe('a', own)
    pubsub.subscribe('a', () => void log.push('other'))
    pubsub.broadcast('a', 'changed', undefined, own)
    expect(log).toEqual(['other'])
  })

  it('forgets a topic when its last subscriber goes, however often it goes', () => {
    const pubsub = createPubSub()
    const stop = pubsub.subscribe('a', () => undefined)
    expect(pubsub.subscribers('a')).toBe(1)
    stop()
    stop()
    expect(pubsub.subscribers('a')).toBe(0)
  })

  it('delivers to those who were there when the message was published', () => {
    const pubsub = createPubSub()
    const log: string[] = []
    pubsub.subscribe('a', () => {
      log.push('first')
      pubsub.subscribe('a', () => void log.push('late'))
    })
    pubsub.broadcast('a', 'changed')
    expect(log).toEqual(['first'])
  })
})
