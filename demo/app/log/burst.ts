import { levels, type Entry } from './line.ts'

/** Lines of one burst. */
export const burstSize = 1000

const texts = [
  'a short one',
  'one of middle length, as most lines of most logs are',
  'a long one, which goes on for a while so that it needs more than one row on a narrow screen, and tells in the end that nothing has happened: the list has to cope with rows of different heights',
  'one with a second row\n    of its own',
]

/** Makes the lines of a burst, the same ones each time: of all levels, and of different lengths. */
export function burstLines(number: number): Entry[] {
  return Array.from({ length: burstSize }, (_, index) => ({
    level: levels[levelOf(index)] ?? 'info',
    source: 'burst',
    text: `burst ${number}, line ${index + 1} of ${burstSize}: ${texts[(index * 7) % texts.length]}`,
  }))
}

// Mostly information, now and then a warning, seldom an error.
function levelOf(index: number): number {
  if (index % 97 === 96) return 3
  if (index % 23 === 22) return 2
  return index % 3 === 0 ? 0 : 1
}
