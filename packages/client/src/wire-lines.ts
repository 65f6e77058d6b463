/**
 * What each message goes through, by its way: nothing, unless `simulateLatency` puts itself there; and
 * whether `cutConnection` keeps sockets from being opened.
 */
export const lines = { up: pass, down: pass, isCut: false }

function pass(deliver: () => void): void {
  deliver()
}
