/** How often an effect was started and cleaned up. */
export interface EffectCount {
  runs: number
  cleanups: number
}

const effects: Record<string, EffectCount> = {}
// Where the specs read it.
Object.assign(window, { effects })

/** Counts a start of the effect. Returns a function that counts its cleanup. */
export function countEffect(name: string): () => void {
  const count = (effects[name] ??= { runs: 0, cleanups: 0 })
  count.runs += 1
  return () => void (count.cleanups += 1)
}
