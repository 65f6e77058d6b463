/** What interrupts a page: three buttons, a load of the page, and what nobody has asked for. */
export type IncidentKind = 'cut' | 'kill' | 'deploy' | 'reload' | 'loss'

/** A moment of an interruption. Times are those of the browser's clock, in ms. */
export interface Step {
  readonly at: number
  /** `gone` = from here on there was silence, `back` = it was over. */
  readonly mark: 'note' | 'gone' | 'back'
  readonly text: string
}

/** An interruption, from what caused it until the page was usable again. */
export interface Incident {
  readonly kind: IncidentKind
  readonly steps: readonly Step[]
  /** From when on the page might have been usable again. Absence = the connection still stands. */
  readonly countsFrom?: number
  /** How long it took until it was. Absence = it is not over. */
  readonly tookMs?: number
}

/** What a page hears of its interruptions. */
export type Happening = { readonly at: number } & (
  | { readonly what: 'begun'; readonly kind: IncidentKind; readonly text: string }
  | { readonly what: 'gone' | 'network' | 'back' }
  | { readonly what: 'noted'; readonly text: string }
  | { readonly what: 'refused' }
)

/** More than these are forgotten. */
const maxIncidents = 12

/** The interruptions of a page, newest first, after something has happened. */
export function after(incidents: readonly Incident[], happening: Happening): readonly Incident[] {
  const [newest, ...older] = incidents
  const open = newest?.tookMs === undefined ? newest : undefined
  const { at, what } = happening
  switch (what) {
    case 'begun': {
      const { kind, text } = happening
      // A load counts from the start: its page is gone at once.
      const counts = kind === 'reload' ? { countsFrom: at } : {}
      const step: Step = { at, mark: kind === 'reload' ? 'gone' : 'note', text }
      return [{ kind, steps: [step], ...counts }, ...incidents].slice(0, maxIncidents)
    }
    case 'gone': {
      const text = 'The socket is closed; this page keeps what it shows'
      if (open === undefined) {
        const begun = { at, what: 'begun', kind: 'loss', text: 'The connection ends' } as const
        return after(after(incidents, begun), happening)
      }
      return open.countsFrom === undefined
        ? [{ ...withStep(open, { at, mark: 'gone', text }), countsFrom: at }, ...older]
        : incidents
    }
    case 'network': {
      if (open === undefined) return incidents
      const step = { at, mark: 'note', text: 'The network is there again' } as const
      return [{ ...withStep(open, step), countsFrom: at }, ...older]
    }
    case 'back': {
      if (open?.countsFrom === undefined) return incidents
      const tookMs = Math.max(0, at - open.countsFrom)
      const step = { at, mark: 'back', text: 'Usable again' } as const
      return [{ ...withStep(open, step), tookMs }, ...older]
    }
    case 'noted':
      if (newest === undefined) return incidents
      return [withStep(newest, { at, mark: 'note', text: happening.text }), ...older]
    case 'refused':
      return open === undefined ? incidents : older
  }
}

/** The longest interruption that is over, in ms. */
export function slowest(incidents: readonly Incident[]): number | undefined {
  const times = incidents.flatMap(({ tookMs }) => tookMs ?? [])
  return times.length === 0 ? undefined : Math.max(...times)
}

/** How long the last interruption of a kind took, in ms. */
export function lastOf(incidents: readonly Incident[], kind: IncidentKind): number | undefined {
  return incidents.find((each) => each.kind === kind && each.tookMs !== undefined)?.tookMs
}

function withStep(incident: Incident, step: Step): Incident {
  return { ...incident, steps: [...incident.steps, step] }
}
