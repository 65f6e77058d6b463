import { supervisor } from '../supervisor/supervisor.server.ts'
import type { Refusal } from '../supervisor/messages.ts'
import { version } from '../version.ts'
import type { ServerFacts } from './server-facts.ts'

/** The server that runs this. */
export function serverFacts(): ServerFacts {
  return { pid: process.pid, version, next: supervisor.next() ?? null }
}

interface BreakSocket {
  readonly eventId: string | undefined
  assign(patch: { server: ServerFacts }): void
}

/** Handlers of the two buttons that the server has a part in. They answer with a refusal, if any. */
export const breakHandlers = {
  // An event that was not answered comes again, to the next server too: its id keeps that one alive.
  kill: ({ eventId = '' }: BreakSocket): Promise<Refusal> => supervisor.ask('kill', eventId),
  deploy: ({ eventId = '' }: BreakSocket): Promise<Refusal> => supervisor.ask('deploy', eventId),
}

/** Takes what is new about the supervisor. */
export function onSupervised(socket: BreakSocket): void {
  socket.assign({ server: serverFacts() })
}
