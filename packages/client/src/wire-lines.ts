/** What each message goes through, by its way: nothing, unless `simulateLatency` puts itself there. */
export const lines = { up: pass, down: pass }

function pass(deliver: () => void): void {
  deliver()
}
