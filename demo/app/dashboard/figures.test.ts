import { describe, expect, it } from 'vitest'
import {
  clock,
  duration,
  figure,
  grouped,
  percent,
  price,
  rate,
  rateParts,
  size,
  text,
  threeDigits,
} from './figures.ts'

describe('threeDigits', () => {
  it.each([
    [0, 0],
    [0.004, 0],
    [9.876, 9.88],
    [37.24, 37.2],
    [99.96, 100],
    [1243, 1240],
    [24_827_330, 24_800_000],
  ])('rounds %d to %d', (value, rounded) => expect(threeDigits(value)).toBe(rounded))
})

describe('figure', () => {
  it.each([
    [0, '0.00'],
    [9.87, '9.87'],
    [9.999, '10.0'],
    [37.2, '37.2'],
    [99.96, '100'],
    [640, '640'],
  ])('writes %d as %s', (value, written) => expect(figure(value)).toBe(written))
})

describe('size and rate', () => {
  it('begin at MB and kB/s and go on in steps of 1000', () => {
    expect([0.4, 999.4, 999.6, 25_276, 1_500_000].map((each) => text(size(each)))).toEqual([
      '0.40 MB',
      '999 MB',
      '1.00 GB',
      '25.3 GB',
      '1.50 TB',
    ])
    expect([0, 640, 42_600].map((each) => text(rate(each)))).toEqual([
      '0.00 kB/s',
      '640 kB/s',
      '42.6 MB/s',
    ])
  })
})

describe('rateParts', () => {
  it('writes the parts in the unit of the whole', () => {
    expect(rateParts({ in: 38_100, out: 450 })).toBe('in 38.1 · out 0.45')
    expect(rateParts({ read: 0.5, write: 2 })).toBe('read 0.50 · write 2.00')
  })
})

describe('price', () => {
  it('counts bytes one by one below 1000', () => {
    expect([96, 999, 1236].map(price)).toEqual(['96 B', '999 B', '1.24 kB'])
  })
})

describe('clock', () => {
  it("shows the machine's time of day", () => {
    expect(clock(Date.UTC(2024, 0, 1, 12, 3, 4), 0)).toBe('12:03:04')
    expect(clock(Date.UTC(2024, 0, 1, 23, 30, 0), 120)).toBe('01:30:00')
  })
})

describe('duration', () => {
  it('shows days only when there are some', () => {
    expect(duration(65 * 60_000)).toBe('01:05')
    expect(duration((12 * 1440 + 271) * 60_000)).toBe('12 d 04:31')
    expect(duration(-5)).toBe('00:00')
  })
})

describe('grouped', () => {
  it('parts groups of three digits by a thin space', () => {
    expect([7, 312, 31_204, 1_031_204].map(grouped)).toEqual([
      '7',
      '312',
      '31\u202f204',
      '1\u202f031\u202f204',
    ])
  })
})

describe('percent', () => {
  it('is unknown for a share of nothing', () => {
    expect([percent(1, 3), percent(0, 0)]).toEqual(['33 %', '–'])
  })
})
