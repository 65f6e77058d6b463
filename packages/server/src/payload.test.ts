import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { z } from 'zod'
import { parsePayload } from './payload.ts'

describe('parsePayload', () => {
  it('[LIFE-04] gives the output of any Standard Schema', () => {
    expect(parsePayload(z.object({ by: z.coerce.number() }), { by: '7' })).toEqual({
      value: { by: 7 },
    })
    expect(parsePayload(v.object({ by: v.number() }), { by: 7 })).toEqual({ value: { by: 7 } })
  })

  it('names the place of each complaint, and not endlessly many', async () => {
    const schema = z.object({ rows: z.array(z.object({ zip: z.string() })) })
    const rows = Array.from({ length: 100 }, () => ({ zip: 1 }))
    const parsed = await parsePayload(schema, { rows })
    expect([parsed.issues?.length, parsed.issues?.[0]?.path]).toEqual([16, 'rows.0.zip'])
  })

  it('waits for a schema that is asynchronous', async () => {
    const schema = z.string().refine(() => Promise.resolve(true))
    // Zod throws when a synchronous check meets an asynchronous rule; its own promise is awaited.
    expect(await parsePayload(schema, 'a')).toEqual({ value: 'a' })
  })

  it('drops the payload of an event without a schema', () => {
    expect(parsePayload(undefined, { evil: true })).toEqual({ value: undefined })
  })
})
