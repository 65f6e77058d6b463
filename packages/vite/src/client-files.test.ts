import { describe, expect, it } from 'vitest'
import { toEmptyModule } from './client-files.ts'

describe('toEmptyModule', () => {
  it('has the names of the original and none of its code', () => {
    const code = `import 'uplot'
export const Chart = document.body, other = 1
export default class {}
export function draw() {}
export type Point = number
export { draw as paint }`
    expect(toEmptyModule('/a.client.ts', code)).toBe(
      [
        'export const Chart = undefined',
        'export const other = undefined',
        'export const draw = undefined',
        'export const paint = undefined',
        'export default undefined',
      ].join('\n'),
    )
  })
})
