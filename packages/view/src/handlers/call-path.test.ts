import { describe, expect, it } from 'vitest'
import { callAt, callPath, inPath, memoryOf } from './call-path.ts'

const event = new Event('click')

describe('callAt', () => {
  it('names where a handler is called, and forgets it afterwards, also after an error', () => {
    const path = callAt('a', () => callAt(1, () => callPath, event), event)
    expect(path).toBe('/a/1')
    const fail = (): never => {
      throw new Error('thrown')
    }
    expect(() => callAt('a', fail, event)).toThrow('thrown')
    expect(callPath).toBe('')
  })
})

describe('inPath', () => {
  it('goes on where something began', () => {
    expect(inPath('/a', () => callAt('b', () => callPath, event))).toBe('/a/b')
  })
})

describe('memoryOf', () => {
  it('keeps what belongs to an element apart by event and place', () => {
    const memory = new WeakMap<EventTarget, Map<string, number>>()
    const target = new EventTarget()
    const places: string[] = []
    const remember = (given: Event): void => {
      const { entries, place } = callAt('x', (each) => memoryOf(memory, each), given) as ReturnType<
        typeof memoryOf<number>
      >
      entries.set(place, (entries.get(place) ?? 0) + 1)
      places.push(place)
    }
    target.addEventListener('one', remember)
    target.addEventListener('two', remember)
    for (const type of ['one', 'two', 'one']) target.dispatchEvent(new Event(type))
    expect([...(memory.get(target) ?? [])]).toEqual([
      ['one/x', 2],
      ['two/x', 1],
    ])
    expect(places).toEqual(['one/x', 'two/x', 'one/x'])
  })
})
