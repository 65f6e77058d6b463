import { liveView } from '@livejsx/view'
import { expect, it } from 'vitest'
import { Part } from './part.ts'
import { warnOfUnknownRow } from './unknown-row.ts'

it('[COMP-01] warns once for each view of a row that may be without its components', () => {
  const warnings: string[] = []
  const parts = ['feed', 'list'].map((name, number) => {
    const object = liveView({ mount: () => ({}), render: () => null }, name)
    return new Part({ number, object, id: '', isNested: false })
  })
  for (const part of [...parts, ...parts]) warnOfUnknownRow(part, (text) => warnings.push(text))
  expect(warnings).toEqual([
    expect.stringContaining('`<feed>` shows a live component in an item of a stream'),
    expect.stringContaining('`<list>` shows a live component in an item of a stream'),
  ])
})
