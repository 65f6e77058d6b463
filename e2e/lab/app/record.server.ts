const records = new Map<string, string[]>()

/** Notes what happened under a key. Each run of a spec has a key of its own. */
export function record(key: string, what: string): void {
  const notes = records.get(key) ?? []
  records.set(key, notes)
  notes.push(what)
}

/** What happened under a key so far, in order. */
export function recordOf(key: string): readonly string[] {
  return records.get(key) ?? []
}
