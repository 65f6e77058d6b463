import { expect, it } from 'vitest'
import { stay } from './stay.ts'

it('[RT-10] tells authors that only browsers can ask for a moment', () => {
  expect(() => stay()).toThrow(/`stay\(\)` is for the browser/)
})
