import { describe, expect, it } from 'vitest'
import { after, lastOf, slowest, type Happening, type Incident } from './incidents.ts'

function story(...happenings: Happening[]): readonly Incident[] {
  return happenings.reduce(after, [] as readonly Incident[])
}

const kill = { what: 'begun', kind: 'kill', text: 'Asked' } as const

describe('after', () => {
  it('counts from the end of the connection until it is back', () => {
    const [incident] = story(
      { at: 10, ...kill },
      { at: 100, what: 'gone' },
      { at: 150, what: 'gone' },
      { at: 400, what: 'back' },
    )
    expect(incident?.tookMs).toBe(300)
    expect(incident?.steps.map(({ at, mark }) => [at, mark])).toEqual([
      [10, 'note'],
      [100, 'gone'],
      [400, 'back'],
    ])
  })

  it('does not count the time without a network', () => {
    const [incident] = story(
      { at: 0, what: 'begun', kind: 'cut', text: 'Cut' },
      { at: 1, what: 'gone' },
      { at: 3_001, what: 'network' },
      { at: 3_101, what: 'back' },
    )
    expect(incident?.tookMs).toBe(100)
  })

  it('counts a load of the page from its start', () => {
    const [incident] = story(
      { at: 5, what: 'begun', kind: 'reload', text: 'Loaded' },
      { at: 605, what: 'back' },
    )
    expect(incident?.tookMs).toBe(600)
  })

  it('tells of a connection that ends by itself', () => {
    const incidents = story({ at: 1, what: 'gone' }, { at: 2, what: 'back' })
    expect(incidents).toHaveLength(1)
    expect(incidents[0]).toMatchObject({ kind: 'loss', tookMs: 1 })
  })

  it('forgets what was refused, and nothing that is over', () => {
    expect(story({ at: 1, ...kill }, { at: 2, what: 'refused' })).toEqual([])
    const over = story({ at: 1, ...kill }, { at: 2, what: 'gone' }, { at: 3, what: 'back' })
    expect(after(over, { at: 4, what: 'refused' })).toBe(over)
  })

  it('notes what is heard later with the newest one, and nothing before there is one', () => {
    const noted = { at: 9, what: 'noted', text: 'Process 7' } as const
    expect(story(noted)).toEqual([])
    const [incident] = story({ at: 1, what: 'gone' }, { at: 2, what: 'back' }, noted)
    expect(incident?.steps.at(-1)).toEqual({ at: 9, mark: 'note', text: 'Process 7' })
  })

  it('is not back before it was gone', () => {
    expect(story({ at: 1, ...kill }, { at: 2, what: 'back' })[0]?.tookMs).toBeUndefined()
  })
})

describe('slowest and lastOf', () => {
  it('look at what is over', () => {
    const incidents = story(
      { at: 0, ...kill },
      { at: 10, what: 'gone' },
      { at: 910, what: 'back' },
      { at: 2_000, ...kill },
      { at: 2_010, what: 'gone' },
      { at: 2_310, what: 'back' },
      { at: 5_000, ...kill },
    )
    expect(slowest(incidents)).toBe(900)
    expect(lastOf(incidents, 'kill')).toBe(300)
    expect(lastOf(incidents, 'cut')).toBeUndefined()
    expect(slowest([])).toBeUndefined()
  })
})
