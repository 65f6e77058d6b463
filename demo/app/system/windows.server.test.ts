import { beforeEach, expect, it } from 'vitest'
import { createWindows, type Windows } from './windows.server.ts'

let told: string[]
let windows: Windows

beforeEach(() => {
  told = []
  windows = createWindows({ add: (_level, text) => void told.push(text) })
})

it('numbers pages and lists those that have connected', () => {
  expect([windows.number(), windows.number()]).toEqual([1, 2])
  windows.open(2, 60_000)
  windows.open(2, 60_000)
  expect(windows.list()).toEqual([
    { id: 2, range: 60_000, isPaused: false, roundTripMs: null, bytesPerSecond: null },
  ])
  expect(told).toEqual(['window 2 joined'])
})

it('lets a window keep the number that another process has given it', () => {
  expect(windows.renumber(7)).toBe(7)
  expect([windows.number(), windows.renumber(2), windows.number()]).toEqual([8, 2, 9])
})

it('notes what a window shows and ignores unknown ones', () => {
  windows.open(1, 60_000)
  windows.change(1, { isPaused: true, roundTripMs: 4 })
  windows.change(9, { isPaused: true })
  expect(windows.list()).toMatchObject([{ id: 1, isPaused: true, roundTripMs: 4 }])
})

it('tells that a window left, and why unless it left by itself', () => {
  windows.open(1, 60_000)
  windows.open(2, 60_000)
  windows.close(1, 'left')
  windows.close(2, 'failed')
  windows.close(2, 'failed')
  expect(windows.list()).toEqual([])
  expect(told.slice(2)).toEqual(['window 1 left', 'window 2 left: failed'])
})
