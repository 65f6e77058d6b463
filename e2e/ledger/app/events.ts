import { z } from 'zod'
import { diePoints } from './die-points.ts'

const Asked = z.object({ id: z.string(), value: z.number() })
const Deadly = Asked.extend({ pid: z.number(), point: z.enum(diePoints) })

export type Asked = z.infer<typeof Asked>
export type Deadly = z.infer<typeof Deadly>

/** The events of the ledger views. */
export const events = {
  add: Asked,
  put: Asked,
  take: Asked,
  turn: Asked,
  slow: Asked,
  tell: Asked,
  fail: Asked,
  early: Asked,
  die: Deadly,
  save: z.object({ id: z.string(), value: z.coerce.number() }),
}

/** What the stash of a ledger view keeps. */
export const Saved = z.object({
  instance: z.string(),
  count: z.number(),
  items: z.array(z.object({ id: z.string(), value: z.number() })),
  applied: z.number(),
  hash: z.number(),
})
