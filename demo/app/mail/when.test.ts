import { describe, expect, it } from 'vitest'
import { dayAndTime, shortTime } from './when.ts'

// A Saturday.
const now = Date.UTC(2026, 10, 21, 20, 0)

describe('shortTime', () => {
  it.each([
    ['today', Date.UTC(2026, 10, 21, 0, 5), '00:05'],
    ['yesterday', Date.UTC(2026, 10, 20, 23, 55), 'Fri'],
    ['six days ago', Date.UTC(2026, 10, 15, 8, 0), 'Sun'],
    ['a week ago', Date.UTC(2026, 10, 14, 21, 0), '14 Nov'],
  ])('tells what was %s', (_name, at, expected) => {
    expect(shortTime(at, now, 0)).toBe(expected)
  })

  it('goes by the clock of the machine', () => {
    expect(shortTime(Date.UTC(2026, 10, 20, 23, 55), now, 60)).toBe('00:55')
  })
})

describe('dayAndTime', () => {
  it('tells day and time', () => {
    expect(dayAndTime(now, 120)).toBe('Saturday 21 November, 22:00')
  })
})
