const known = new Map<string, readonly string[]>()

/** Keeps the targets that a spec has written. */
export function keepTargets(key: string, targets: readonly string[]): void {
  known.set(key, targets)
}

/** The targets of a spec, as users might have written them. */
export function targetsOf(key: string): readonly string[] {
  return known.get(key) ?? []
}
