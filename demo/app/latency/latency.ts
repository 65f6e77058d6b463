/** How far away the server is made to seem. */
export interface Latency {
  /** Delay in each direction. */
  readonly ms: number
  /** Whether delays differ from each other. */
  readonly jitters: boolean
}

/** Longest delay that can be chosen, in ms. */
export const maxLatencyMs = 2000

/** Reads what was kept. What is not a latency is none. */
export function latencyOf(kept: string | null): Latency {
  const none = { ms: 0, jitters: false }
  try {
    const { ms, jitters } = JSON.parse(kept ?? '{}') as Partial<Record<keyof Latency, unknown>>
    if (typeof ms !== 'number' || !(ms >= 0 && ms <= maxLatencyMs)) return none
    return { ms, jitters: jitters === true }
  } catch {
    return none
  }
}
