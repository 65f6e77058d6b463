import { describe, expect, it } from 'vitest'
import { createDeeds } from './deeds.ts'

describe('createDeeds', () => {
  it('does what an event asks for once, however often the event is handled', () => {
    const { ask } = createDeeds(() => 0)
    expect(ask('kill', 'page:7')).toEqual({ refusal: undefined, isNew: true })
    expect(ask('kill', 'page:7')).toEqual({ refusal: undefined, isNew: false })
  })

  it('refuses what comes right after a kill', () => {
    let time = 0
    const { ask } = createDeeds(() => time)
    ask('kill', '1')
    time = 1_999
    expect(ask('deploy', '2').refusal).toMatch('quicker')
    time = 2_000
    expect(ask('deploy', '2').isNew).toBe(true)
  })

  it('refuses everything while a deed takes its time, and right after it', () => {
    let time = 10_000
    const { ask, begin } = createDeeds(() => time)
    ask('deploy', '1')
    const end = begin('Version 2 starts')
    expect(ask('kill', '2').refusal).toBe('Version 2 starts: wait until that is over')
    end()
    expect(ask('kill', '2').refusal).toMatch('quicker')
    time = 12_000
    expect(ask('kill', '2').isNew).toBe(true)
  })
})
