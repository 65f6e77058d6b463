import { expect, it } from 'vitest'
import { decode, encode } from './query.ts'

it('writes fields as a query and reads them again', () => {
  const fields = { EIO: '4', transport: 'websocket', text: 'ä & =' }
  expect(encode(fields)).toBe('EIO=4&transport=websocket&text=%C3%A4+%26+%3D')
  expect(decode(encode(fields))).toEqual(fields)
})
