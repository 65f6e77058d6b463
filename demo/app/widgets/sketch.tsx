import type { WidgetKind } from './layout-item.ts'

const wave = 'M2 30 12 24l8 4 10-14 8 8 10-12 8 6 12-10'

/** Strokes (in the colour of charts) and faint fields of each drawing, in 72 × 40. */
const drawings: Readonly<Record<WidgetKind, { line?: string; field: string }>> = {
  vitals: {
    line: 'M4 30l4-5 4 3 4-6M24 30l4-3 4 2 4-5M44 30l4-6 4 4 4-3',
    field: 'M4 6h12v6H4zM24 6h12v6H24zM44 6h12v6H44z',
  },
  cpu: { line: wave, field: 'M2 35h40v3H2zM2 35h66v.5H2z' },
  memory: { field: 'M4 6h38v8H4zM4 20h64v3H4zM4 27h64v3H4zM4 34h44v3H4z' },
  network: { line: wave, field: 'M2 36h66v1H2zM2 20h66v.6H2z' },
  disk: { line: 'M2 34h10l4-22 4 22h12l4-12 4 12h10l4-28 4 28h8', field: 'M2 36h66v1H2z' },
  reading: { line: 'M4 34l10-4 10 2 10-8 10 4 10-10 14 4', field: 'M4 5h26v13H4z' },
  processes: {
    field:
      'M4 4h64v4H4zM4 13h44v3H4zM4 21h30v3H4zM4 29h38v3H4zM58 13h10v3H58zM58 21h10v3H58zM58 29h10v3H58z',
  },
  windows: { field: 'M4 6h28v20H4zM40 6h28v20H40zM14 30h8v4h-8zM50 30h8v4h-8z' },
  log: {
    field:
      'M4 5h10v3H4zM18 5h46v3H18zM4 14h10v3H4zM18 14h30v3H18zM4 23h10v3H4zM18 23h40v3H18zM4 32h10v3H4zM18 32h24v3H18z',
  },
  modules: { field: 'M4 5h64v5H4zM4 14h46v5H4zM4 23h30v5H4zM4 32h18v5H4z' },
  fault: { line: 'M4 22h16l6-12 6 22 5-14 3 4M48 22h20', field: 'M40 12l4 10-4 8z' },
}

/** A drawing of what a widget looks like. Says nothing by itself. */
export function Sketch({ kind }: { kind: WidgetKind }) {
  const { line, field } = drawings[kind]
  return (
    <svg class="sketch" viewBox="0 0 72 40" aria-hidden="true">
      <path class="sketch-field" d={field} />
      {line !== undefined && <path class="sketch-line" d={line} />}
    </svg>
  )
}
