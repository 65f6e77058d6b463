/** What a step of the history belongs to. */
export interface Step {
  /** Its place among the steps of this tab, from 0. */
  readonly at: number
  /** Names the view that it shows: steps of one view are patches of each other. */
  readonly view: string
}

/** Reads the present step; `undefined` = it was made by the browser, or by other code. */
export function currentStep(): Step | undefined {
  const step: unknown = (history.state as { live?: unknown } | null)?.live
  const { at, view } = (step ?? {}) as Partial<Step>
  return typeof at === 'number' && typeof view === 'string' ? { at, view } : undefined
}

/** Makes a step, or what the present one belongs to. What others keep in its state stays there. */
export function writeStep(how: 'push' | 'replace', step: Step, to?: string): void {
  const kept = how === 'replace' ? (history.state as object | null) : undefined
  history[`${how}State`]({ ...kept, live: step }, '', to)
}

/** Reads the browser's own name of the present step; `undefined` = it gives none. */
export function currentKey(): string | undefined {
  return (window.navigation as Navigation | undefined)?.currentEntry?.key
}

/**
 * Leads the browser back to a step that the visitor has left.
 *
 * @param key of the step, see {@link currentKey}
 * @param far how many steps it is from the present one
 */
export function returnTo(key: string | undefined, far: number): void {
  if (key === undefined) return history.go(far)
  // A number counts from where the browser is by then, and the visitor may be on his way again.
  const { committed, finished } = window.navigation.traverseTo(key)
  // He was.
  for (const end of [committed, finished]) end?.catch(() => undefined)
}
