import { describe, expect, it } from 'vitest'
import { importsStream, isLivePath, readLiveFile } from './live-file.ts'

function read(code: string) {
  return readLiveFile({ code, file: '/srv/app/a.live.tsx', name: 'app/a.live.tsx' })
}

const imports = "import { liveView, liveComponent } from 'livejsx'\n"

describe('isLivePath', () => {
  it('knows live files by their name', () => {
    const paths = ['/a/b.live.tsx', '/a/b.live.ts', '/a/live.tsx', '/a/b.live.css', '/a/blive.tsx']
    expect(paths.filter(isLivePath)).toEqual(['/a/b.live.tsx', '/a/b.live.ts'])
  })
})

describe('readLiveFile', () => {
  it('finds the calls in the order of the file, with their names', () => {
    const { calls, isView } = read(`${imports}
      export const A = liveComponent({ render() {} })
      const view = liveView({ mount() {}, render() {} })
      list.push(liveComponent({ render() {} }))
      export default view`)
    expect(calls.map(({ name, maker, isDefault }) => [name, maker, isDefault])).toEqual([
      ['A', 'liveComponent', false],
      ['view', 'liveView', true],
      ['3', 'liveComponent', false],
    ])
    expect(isView).toBe(true)
  })

  it('leaves calls of a parameter with the same name alone', () => {
    expect(read(`${imports}const f = (liveView) => liveView(1)`).calls).toEqual([])
  })

  it.each([
    ['nothing but live exports and types', 'export default liveView({}); export type A = 1', true],
    ['a named list', 'const A = liveComponent({}); export { A }', true],
    ['another constant', 'export default liveView({}); export const a = 1', false],
    ['a function', 'export default liveView({}); export function A() {}', false],
    ['a re-export', "export default liveView({}); export * from './b'", false],
  ])('tells whether a new version can take the place: %s', (_name, code, expected) => {
    expect(read(imports + code).isSwappable).toBe(expected)
  })

  it.each([
    [
      'a variable in place of the definition',
      'const a = {}\nexport default liveView(a)',
      "app/a.live.tsx:3 `liveView` takes an object literal, so that its server half can be left out of the browser's code. Write `liveView({ … })` with the definition in place.",
    ],
    [
      'a spread',
      'export default liveView({\n  ...server,\n  render() {},\n})',
      'app/a.live.tsx:3 The definition of `liveView` holds a spread, which may bring in both halves. Name its properties one by one.',
    ],
    [
      'a spread argument',
      'liveComponent(...all)',
      'app/a.live.tsx:2 `liveComponent` takes an object literal',
    ],
    [
      'further arguments',
      "export default liveView({}, 'a')",
      'app/a.live.tsx:2 `liveView` is given more than its definition. The plugin writes the further arguments: leave them out.',
    ],
    [
      'a use as a value',
      'const define = liveView',
      'app/a.live.tsx:2 `liveView` is used as a value, so its definitions cannot be split into halves. Call it directly: `liveView({ … })`.',
    ],
    [
      'a call through a method',
      'liveView.call(null, {})',
      'app/a.live.tsx:2 `liveView` is used as a value',
    ],
    [
      'a definition that goes a detour',
      "import { define } from './define'\nexport default define({ mount() {}, render() {} })",
      'app/a.live.tsx:3 This object looks like the definition of a live view, but it is not the argument of `liveView` or `liveComponent`',
    ],
    [
      'a component that goes a detour',
      'export const A = part({ updateMany() {}, render() {} })',
      'app/a.live.tsx:2 This object looks like the definition of a live view',
    ],
    [
      'a view that is not the default export',
      'export const A = liveView({})',
      'app/a.live.tsx:2 A live view must be the default export of its file',
    ],
    ['broken syntax', 'export default liveView({', 'app/a.live.tsx:2 Expected `}`'],
  ])('refuses %s', (_name, code, message) => {
    expect(() => read(imports + code)).toThrow(message)
  })

  it('gives errors a place that overlays can show', () => {
    expect(() => read('const a = 1\n  const a = 2')).not.toThrow()
    expect(() => read(`${imports}  liveView()`)).toThrow(
      expect.objectContaining({
        id: '/srv/app/a.live.tsx',
        loc: { file: '/srv/app/a.live.tsx', line: 2, column: 2 },
      }),
    )
  })
})

describe('importsStream', () => {
  it.each([
    ['by its name', "import { liveView, stream } from 'livejsx'", true],
    ['by another name', "import { stream as list } from '@livejsx/view'", true],
    ['with all that there is', "import * as live from 'livejsx'", true],
    ['as a type', "import { type stream, type Stream } from 'livejsx'", false],
    ['in types alone', "import type { stream } from 'livejsx'", false],
    ['of another package', "import { stream } from 'node:stream'", false],
    ['not at all', imports, false],
  ])('[LIST-02] tells of an import of `stream` %s', (_how, code, found) => {
    expect(importsStream(read(code).syntax)).toBe(found)
  })
})
