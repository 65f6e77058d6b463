/** Of how many ticks the chart shows the load. */
export const shownTicks = 80

/** Load of the van at a tick, in percent. */
export function loadAt(tick: number): number {
  const wave = Math.sin(tick / 9) * 22 + Math.sin(tick / 2.3) * 7
  return Math.round(55 + wave)
}

/** Columns of the chart up to a tick, oldest first. */
export function loadUpTo(tick: number): { ticks: number[]; loads: number[] } {
  const ticks = Array.from({ length: shownTicks }, (_, index) => tick - shownTicks + 1 + index)
  return { ticks, loads: ticks.map(loadAt) }
}
