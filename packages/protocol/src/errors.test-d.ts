import { LiveError, type ErrorCode, type ErrorDetails } from './errors.ts'
import type { Json } from './json.ts'

// Details are those of the code, and cannot be forgotten where a code has some.
new LiveError('rate-limited', { retryAfterMs: 1 }).details.retryAfterMs satisfies number
new LiveError('lost').details satisfies undefined
new LiveError('view-failed').details satisfies { name: string } | undefined
// @ts-expect-error -- no details
new LiveError('rate-limited')
// @ts-expect-error -- details of another code
new LiveError('rate-limited', { max: 1 })
// @ts-expect-error -- no such code
new LiveError('no-such-code')

// A code that came over the wire takes any JSON, and every error is a LiveError.
declare const received: { code: ErrorCode; details: Json | undefined }
new LiveError(received.code, received.details) satisfies LiveError
new LiveError('too-deep', { max: 1 }) satisfies LiveError
declare const error: LiveError
error.details satisfies ErrorDetails[ErrorCode]
