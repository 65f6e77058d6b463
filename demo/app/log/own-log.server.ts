import { pubsub } from 'livejsx/server'
import { burstLines } from './burst.ts'
import { watchConsole } from './console.server.ts'
import { createJournal, type Batch } from './journal.server.ts'
import { capacity } from './held.ts'
import { watchNode } from './node.server.ts'
import { watchRequests } from './requests.server.ts'

/** Topic of new lines: `written`, with a {@link Batch}. */
export const logTopic = 'log'

/** Time between two bursts, in ms, whoever asks for them. */
const burstPauseMs = 1000

/**
 * The log of this very process. Ids begin at the time of the start, in ms: fewer lines are written
 * than ms go by, so that another start does not give an id again that browsers know.
 */
export const journal = createJournal({
  publish: (batch: Batch) => pubsub.broadcast(logTopic, 'written', batch),
  first: Date.now(),
  capacity,
})

let bursts = 0
let lastBurst = -Infinity

/** Writes many lines at once. Returns whether it did: another burst may just have been. */
export function writeBurst(): boolean {
  const now = performance.now()
  if (now - lastBurst < burstPauseMs) return false
  lastBurst = now
  for (const line of burstLines((bursts += 1))) journal.write(line)
  return true
}

const stops = [watchConsole(journal), watchRequests(journal), watchNode(journal)]
import.meta.hot?.dispose(() => stops.forEach((stop) => stop()))
