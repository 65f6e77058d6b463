import type { Figure } from './figures.ts'

/** A value with its unit, in the width of its widest form: a tick moves no neighbour. */
export function Reading({ figure: { value, unit } }: { figure: Figure }) {
  return (
    <>
      <span class="figure">{value}</span> <span class="unit">{unit}</span>
    </>
  )
}
