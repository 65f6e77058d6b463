import { expect, it } from 'vitest'
import { consoleLine } from './console-line.ts'

it('tells texts and numbers as they are', () => {
  expect(consoleLine('warn', ['Port', 3000, undefined, null, true])).toEqual({
    level: 'warn',
    source: 'console',
    text: 'Port 3000 undefined null true',
    facts: { method: 'console.warn' },
  })
})

it('tells of errors and objects only what they are', () => {
  const error = new TypeError('The password hunter2 is wrong')
  const { text } = consoleLine('error', ['save threw', error, { password: 'hunter2' }, () => 1])
  expect(text).toBe('save threw [TypeError, see the terminal] [object] [function]')
})
