import { describe, expect, it } from 'vitest'
import { addressOf, isEverything, matcherOf, piecesOf, readView, type LogView } from './filter.ts'
import type { Line } from './line.ts'

const all: LogView = { level: 'debug', q: '', rows: 'window' }
const line: Line = { id: 1, at: 0, level: 'warn', source: 'http', text: 'GET /Table 404' }

describe('readView and addressOf', () => {
  it('are each other’s reverse', () => {
    const view: LogView = { level: 'warn', q: 'gc & more', rows: 'virtual' }
    const address = addressOf(view)
    expect(address).toBe('/log?level=warn&q=gc+%26+more&rows=virtual')
    expect(readView(new URL(address, 'http://a').searchParams)).toEqual(view)
    expect(addressOf(all)).toBe('/log')
    expect(readView(new URLSearchParams())).toEqual(all)
  })

  it('take nothing that is not there to be chosen', () => {
    const params = new URLSearchParams({ level: 'loud', rows: 'all', q: ` ${'x'.repeat(500)}` })
    expect(readView(params)).toEqual({ ...all, q: 'x'.repeat(80) })
  })
})

describe('matcherOf', () => {
  it('takes lines of a level and above', () => {
    const levels = ['debug', 'info', 'warn', 'error'] as const
    expect(levels.map((level) => matcherOf({ ...all, level })(line))).toEqual([
      true,
      true,
      true,
      false,
    ])
  })

  it('looks for text in any case, in the source as well', () => {
    const texts = ['table', 'TABLE', 'http', 'htt', 'socket']
    expect(texts.map((q) => matcherOf({ ...all, q })(line))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ])
  })

  it('knows when nothing is left out', () => {
    expect(isEverything(all)).toBe(true)
    expect(isEverything({ ...all, q: 'a' })).toBe(false)
    expect(isEverything({ ...all, level: 'info' })).toBe(false)
  })
})

describe('piecesOf', () => {
  const shown = (text: string, q: string): string =>
    piecesOf(text, q)
      .map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text))
      .join('')

  it('finds each place', () => {
    expect(shown('GC and gc', 'gc')).toBe('[GC] and [gc]')
    expect(shown('aaa', 'aa')).toBe('[aa]a')
    expect(shown('nothing', 'x')).toBe('nothing')
    expect(shown('nothing', '')).toBe('nothing')
  })

  it('leaves a text alone whose letters change their length with their case', () => {
    expect(shown('İstanbul', 'stan')).toBe('İstanbul')
  })
})
