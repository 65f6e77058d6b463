// What is measured takes turns with the floor: what else the machine does hits both alike.

export function median(values) {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[sorted.length >> 1]
}

/**
 * Measures two things in turns.
 *
 * @param pairs count of turns; one more warms up
 * @returns medians of both, and of the ratios of the turns; the least of the first, which is about what it
 *   takes while nothing else wants the processor
 */
export async function compare({ pairs, value, floor }) {
  const found = []
  for (let turn = -1; turn < pairs; turn += 1) {
    const isOdd = turn % 2 !== 0
    const first = isOdd ? await floor() : await value()
    const second = isOdd ? await value() : await floor()
    const pair = isOdd ? [second, first] : [first, second]
    if (turn >= 0) found.push(pair)
  }
  return {
    value: median(found.map(([own]) => own)),
    least: Math.min(...found.map(([own]) => own)),
    floor: median(found.map(([, other]) => other)),
    ratio: median(found.map(([own, other]) => own / other)),
    pairs: found.map(([own, other]) => Number((own / other).toFixed(2))),
  }
}
