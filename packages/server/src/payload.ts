import type { StandardSchemaV1 } from '@standard-schema/spec'
import { isPromiseLike } from './promise-like.ts'

/** A payload that its schema let through, or what the schema had against it. */
export type ParsedPayload =
  | { readonly value: unknown; readonly issues?: undefined }
  | { readonly issues: readonly PayloadIssue[] }

/** One complaint of a schema: where, and what. */
export interface PayloadIssue {
  /** Keys from the payload down, joined by dots; empty = the payload itself. */
  readonly path: string
  readonly message: string
}

const maxIssues = 16

/**
 * Parses a browser's payload with the event's schema. Without a schema the payload is dropped:
 * no handler ever receives an unparsed one.
 */
export function parsePayload(
  schema: StandardSchemaV1 | undefined,
  payload: unknown,
): ParsedPayload | Promise<ParsedPayload> {
  if (schema === undefined) return { value: undefined }
  const result = schema['~standard'].validate(payload)
  return isPromiseLike(result) ? Promise.resolve(result).then(toParsed) : toParsed(result)
}

function toParsed(result: StandardSchemaV1.Result<unknown>): ParsedPayload {
  if (result.issues === undefined) return { value: result.value }
  return {
    issues: result.issues.slice(0, maxIssues).map(({ path = [], message }) => ({
      path: path.map((key) => String(typeof key === 'object' ? key.key : key)).join('.'),
      message,
    })),
  }
}
