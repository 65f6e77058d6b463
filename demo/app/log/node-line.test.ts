import { describe, expect, it } from 'vitest'
import { collectionLine, eventLine } from './node-line.ts'

describe('collectionLine', () => {
  it('tells of collections that take long enough', () => {
    expect(collectionLine(1, 1.9)).toBeUndefined()
    expect(collectionLine(1, 2.345)).toEqual({
      level: 'debug',
      source: 'node',
      text: 'minor garbage collection took 2.35 ms',
      facts: { kind: 'minor', ms: 2.35 },
    })
    expect(collectionLine(4, 62)?.level).toBe('warn')
    expect(collectionLine(3, 62)?.text).toBe('other garbage collection took 62.0 ms')
  })
})

describe('eventLine', () => {
  it('takes what is about viewers for information about live views', () => {
    expect(eventLine({ level: 'live', text: 'window 1 joined' })).toEqual({
      level: 'info',
      source: 'live',
      text: 'window 1 joined',
    })
    expect(eventLine({ level: 'warn', text: 'load is high' }).level).toBe('warn')
  })
})
