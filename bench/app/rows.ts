/** A row of js-framework-benchmark. */
export interface Row {
  readonly id: number
  readonly label: string
}

const adjectives =
  'pretty large big small tall short long handsome plain quaint clean elegant easy angry crazy helpful mushy odd unsightly adorable important inexpensive cheap expensive fancy'.split(
    ' ',
  )
const colours = 'red yellow blue green pink brown purple brown white black orange'.split(' ')
const nouns =
  'table chair house bbq desk car pony cookie sandwich burger pizza mouse keyboard'.split(' ')

/** Gives rows with the ids from `first` on. A row's label follows from its id: all runs send the same bytes. */
export function createRows(first: number, count: number): Row[] {
  return Array.from({ length: count }, (_, index) => createRow(first + index))
}

function createRow(id: number): Row {
  // Any number far from a multiple of the lists' lengths mixes well enough.
  const mixed = Math.imul(id, 2_654_435_761) >>> 0
  const pick = (words: readonly string[], shift: number): string =>
    words[(mixed >>> shift) % words.length] ?? ''
  return { id, label: `${pick(adjectives, 20)} ${pick(colours, 12)} ${pick(nouns, 4)}` }
}

/** Gives the rows with every tenth label changed. */
export function updateRows(rows: readonly Row[]): Row[] {
  return rows.map((row, index) => (index % 10 === 0 ? { ...row, label: `${row.label} !!!` } : row))
}

/** Gives the rows with the second and the 999th in each other's place. */
export function swapRows(rows: readonly Row[]): readonly Row[] {
  const [second, last] = [rows[1], rows[998]]
  if (second === undefined || last === undefined) return rows
  const swapped = [...rows]
  swapped[1] = last
  swapped[998] = second
  return swapped
}
