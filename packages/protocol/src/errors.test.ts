import { describe, expect, it } from 'vitest'
import { describeError, errorTable, LiveError, malformed, type ErrorCode } from './errors.ts'
import type { Json } from './json.ts'

/** One example of the details of every code. */
const examples: Record<ErrorCode, Json | undefined> = {
  'version-mismatch': { server: 2, client: 1 },
  'token-invalid': undefined,
  'token-expired': undefined,
  'session-required': undefined,
  'origin-refused': undefined,
  'csrf-refused': undefined,
  'join-timeout': undefined,
  'not-joined': undefined,
  'too-many-views': { max: 32 },
  'view-failed': { name: 'counter' },
  'redirect-refused': { to: '//example.org' },
  'message-malformed': { message: 'event', at: 2 },
  'message-unknown': { message: 'evnt' },
  'message-too-large': { bytes: 300_000, max: 262_144 },
  'too-deep': { max: 32 },
  'unexpected-message': { message: 'event' },
  'event-out-of-order': { expected: 3, number: 5 },
  'unknown-event': { name: 'incr' },
  'payload-invalid': {
    name: 'inc',
    issues: [
      { path: 'by', message: 'must be an integer' },
      { path: '', message: 'has too many fields' },
    ],
  },
  'handler-failed': { name: 'inc' },
  superseded: { name: 'search' },
  left: undefined,
  dropped: { name: 'save' },
  'component-gone': undefined,
  'rate-limited': { retryAfterMs: 250 },
  'outbox-full': undefined,
  lost: undefined,
  'unknown-outcome': undefined,
  internal: undefined,
}

describe('errorTable', () => {
  it('has codes of lower-case words joined by hyphens', () => {
    expect(Object.keys(errorTable).filter((code) => !/^[a-z]+(-[a-z]+)*$/.test(code))).toEqual([])
  })
})

describe('LiveError', () => {
  it('carries code and details, and a message of both', () => {
    const error = new LiveError('too-many-views', { max: 32 })
    expect(error).toMatchObject({
      name: 'LiveError',
      code: 'too-many-views',
      details: { max: 32 },
      received: false,
    })
    expect(String(error)).toBe('LiveError: too-many-views {"max":32}')
  })

  it('has the code alone as message when there are no details', () => {
    expect(new LiveError('lost').message).toBe('lost')
  })

  it('keeps who reported it and what led to it', () => {
    const cause = new Error('closed')
    const error = new LiveError('lost', undefined, { received: true, cause })
    expect([error.received, error.cause]).toEqual([true, cause])
    expect(new LiveError('lost')).not.toHaveProperty('cause')
  })

  it('is made from anything that was thrown', () => {
    const known = new LiveError('lost')
    const thrown = new RangeError('no')
    expect(LiveError.from(known)).toBe(known)
    expect(LiveError.from(thrown)).toMatchObject({ code: 'internal', cause: thrown })
    expect(LiveError.from(thrown).message).toBe('internal')
  })
})

describe('malformed', () => {
  it('makes the error of a message that does not look like its row', () => {
    expect(malformed('patch', 'rows/3')).toMatchObject({
      code: 'message-malformed',
      details: { message: 'patch', at: 'rows/3' },
    })
  })
})

describe('describeError', () => {
  it.each(Object.entries(examples))('says in one sentence what %s means', (code, details) => {
    const text = describeError(new LiveError(code as ErrorCode, details))
    expect(text).toMatch(/^[A-Z`].*[^.]$/)
    expect(text).not.toMatch(/undefined|\[object/)
  })

  it('names what broke the rule', () => {
    const texts = (['payload-invalid', 'view-failed', 'message-malformed'] as const).map((code) =>
      describeError(new LiveError<ErrorCode>(code, examples[code])),
    )
    expect(texts).toEqual([
      'The payload of `inc` does not match its schema: `by` must be an integer; has too many fields',
      "The view `counter` could not be mounted: the server's log has the reason",
      '`event` is malformed at position 2: see its row in docs/protocol.md',
    ])
    expect(describeError(new LiveError('view-failed'))).toMatch(/^The view could not/)
    expect(describeError(malformed('patch', 'rows/3'))).toMatch(
      /^`patch` is malformed at `rows\/3`:/,
    )
  })
})
