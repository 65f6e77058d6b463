import { expect, it } from 'vitest'
import { parse } from './address.ts'

it.each([
  ['http://localhost:3000', { protocol: 'http', host: 'localhost', port: '3000', query: '' }],
  ['wss://a.example/x?y=1#z', { protocol: 'wss', host: 'a.example', port: '', query: 'y=1' }],
  ['//a.example:81', { protocol: 'https', host: 'a.example', port: '81', query: '' }],
  ['a.example:81', { protocol: 'https', host: 'a.example', port: '81', query: '' }],
  ['http://[::1]:8080/', { protocol: 'http', host: '::1', port: '8080', query: '' }],
])('parses %s', (address, parts) => {
  expect(parse(address, 'https://page.example/')).toEqual(parts)
})
