import { describe, expect, it } from 'vitest'
import { createPageLog, intentOf, readFrame, writeFrame } from './page-log.ts'

describe('createPageLog', () => {
  it('notes joins, keys and pushes as they go over the wire', () => {
    const log = createPageLog()
    const up = (...message: unknown[]): void => log.onFrame('up', writeFrame(message))
    const down = (...message: unknown[]): void => log.onFrame('down', writeFrame(message))
    up('join', 1, { page: 'run' })
    down('joined', 1, 'adopt', 0)
    up('event', 1, 1, 'add', { id: 'p.1', value: 1 })
    up('event', 1, 2, 'live:form', ['', { id: 'p.2', value: '1' }, 'save'])
    up('event', 1, 3, 'live:void')
    up('event', 1, 1, 'add', { id: 'p.1', value: 1 })
    down('push', 1, 4, 'told', 'p.1')
    log.onFrame('down', '2')
    expect(log.joins.map(({ how, run }) => [how, run])).toEqual([['adopt', 'run']])
    expect([...log.keys]).toEqual([
      ['p.1', new Set(['run:1'])],
      ['p.2', new Set(['run:2'])],
    ])
    expect(log.pushes).toEqual(['p.1'])
  })

  it('notes what the server calls durable, and records that are in memory only', () => {
    const log = createPageLog()
    expect([log.durable, log.isForgetful]).toEqual([0, false])
    for (const number of [4, 3]) log.onFrame('down', writeFrame(['durable', 1, number]))
    log.onFrame('up', writeFrame(['stored', 1, 1, 2, 'disk']))
    expect([log.durable, log.isForgetful]).toEqual([4, false])
    log.onFrame('up', writeFrame(['stored', 1, 1, 3, 'memory']))
    expect(log.isForgetful).toBe(true)
  })

  it('counts the bytes of a return to an instance, and not of what comes later', async () => {
    const log = createPageLog()
    const join = writeFrame(['join', 1, { page: 'run' }])
    const joined = writeFrame(['joined', 1, 'resume', 3])
    const patch = writeFrame(['patch', 1, 4, 3, {}])
    log.onFrame('up', join)
    log.onFrame('down', joined)
    log.onFrame('down', patch)
    await new Promise((resolve) => setImmediate(resolve))
    log.onFrame('down', patch)
    expect(log.resumeBytes).toEqual([join.length + joined.length + patch.length])
  })
})

describe('readFrame', () => {
  it('reads what writeFrame has written, and nothing of other frames', () => {
    expect(readFrame(writeFrame(['seen', 1, 2]))).toEqual(['seen', 1, 2])
    expect([readFrame('2'), readFrame('40{"sid":"x"}')]).toEqual([undefined, undefined])
  })
})

describe('intentOf', () => {
  it('finds no intent where none is named', () => {
    expect([undefined, null, 'text', ['form'], {}].map(intentOf)).toEqual(Array(5).fill(undefined))
  })
})
