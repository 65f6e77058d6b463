/** What is at work in the page, by library: a spec compares it with what the page shows. */
const counts: Record<string, number> = {}
Object.assign(globalThis, { labInstances: counts })

/** Notes an instance of a library. Returns a function that notes its end. */
export function countInstance(library: string): () => void {
  counts[library] = (counts[library] ?? 0) + 1
  return () => {
    counts[library] = (counts[library] ?? 0) - 1
  }
}
