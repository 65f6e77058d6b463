import { expect, it } from 'vitest'
import { requestLine } from './request-line.ts'

const request = { method: 'GET', url: '/table', status: 200, ms: 3.14159 }

it('tells of a page, without its search', () => {
  expect(requestLine({ ...request, url: '/table?q=secret' })).toEqual({
    level: 'info',
    source: 'http',
    text: 'GET /table 200 in 3.1 ms',
    facts: { method: 'GET', path: '/table', status: 200, ms: 3.1 },
  })
})

it('tells by the level what matters', () => {
  const levelOf = (url: string, status: number): string =>
    requestLine({ ...request, url, status }).level
  expect(levelOf('/assets/app.js', 200)).toBe('debug')
  expect(levelOf('/@vite/client', 200)).toBe('debug')
  expect(levelOf('/table', 404)).toBe('warn')
  expect(levelOf('/table', 500)).toBe('error')
})

it('does not repeat a path that leads nowhere', () => {
  const line = requestLine({ ...request, url: '/what-a-stranger-typed', status: 404 })
  expect(JSON.stringify(line)).not.toContain('stranger')
})
