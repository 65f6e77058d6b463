import type { Recovered } from 'livejsx'
import { z } from 'zod'

/** What the stash of each page here keeps. */
export const Saved = z.object({ count: z.number(), lines: z.array(z.string()) })

export type Saved = z.output<typeof Saved>

/** How `mount` came to its state. */
export interface Origin {
  readonly origin: string
}

/** Gives the state to begin with, and says where it is from. */
export function begin({ status, reason, assigns }: Recovered<Saved>): Saved & Origin {
  const origin = reason === undefined ? status : `${status} ${reason}`
  return { count: 0, lines: [], ...assigns, origin }
}
