let isHydrating = false

/**
 * Runs a hydration of HTML that may be older than the state: components take the state that the HTML
 * was made from, since hydration does not mend attributes.
 */
export function withFirstState(hydrate: () => void): void {
  isHydrating = true
  try {
    hydrate()
  } finally {
    isHydrating = false
  }
}

/** Whether {@link withFirstState} is at work. */
export function takesFirstState(): boolean {
  return isHydrating
}
