import type { Size } from './layout-item.ts'

/** Widths in words. */
export const widthNames: Readonly<Record<Size['columns'], string>> = {
  3: 'Quarter',
  4: 'Third',
  5: 'Medium',
  6: 'Half',
  7: 'Wide',
  8: 'Two thirds',
  12: 'Full',
}

/** Heights in words. */
export const heightNames: Readonly<Record<Size['rows'], string>> = {
  4: 'Low',
  5: 'Short',
  8: 'Medium',
  10: 'High',
  12: 'Tall',
}
