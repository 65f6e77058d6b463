import { describe, expect, it } from 'vitest'
import { findParts, type ModuleGraph } from './parts.ts'

/** A graph of modules by their code. What LiveJSX is called is its id, too. */
function graphOf(modules: Record<string, string>): ModuleGraph {
  const own = "export { liveComponent, LiveRender } from './parts.js'"
  const specifiers = (code: string, pattern: RegExp) =>
    [...code.matchAll(pattern)].flatMap(([, specifier]) => specifier ?? [])
  return {
    getModuleInfo(id) {
      const code = id.includes('livejsx') ? own : modules[id]
      if (code === undefined) return null
      return {
        code,
        importedIds: specifiers(code, /(?:from|import) '([^']+)'/g),
        dynamicallyImportedIds: specifiers(code, /import\('([^']+)'\)/g),
      }
    },
    resolve: async (specifier) => ({ id: specifier }),
  }
}

async function hasParts(code: string, others: Record<string, string> = {}): Promise<unknown> {
  const graph = graphOf({ view: code, ...others })
  return (await findParts([{ id: 'a', file: 'view' }], graph))['a']
}

describe('findParts', () => {
  it.each([
    ['a view alone', "import { liveView } from 'livejsx'", false],
    ['a component', "import { liveView, liveComponent } from 'livejsx'", true],
    ['a component by another name', "import { liveComponent as part } from '@livejsx/view'", true],
    ['a nested view', "import { LiveRender } from 'livejsx'", true],
    ['everything', "import * as live from 'livejsx'", true],
    ['everything, late', "const live = () => import('livejsx')", true],
    ['JSX', "import { jsx } from 'livejsx/jsx-runtime'", false],
    ['a word of a text', "import { liveView } from 'livejsx'; log('liveComponent')", false],
  ])('looks at what is imported of LiveJSX: %s', async (_name, code, expected) => {
    expect(await hasParts(code)).toBe(expected)
  })

  it.each([
    ['a named re-export', "export { LiveRender as Nested } from 'livejsx'", true],
    ['a re-export of everything', "export * from '@livejsx/view'", true],
    ['a namespace', "export * as live from 'livejsx'", true],
    ['a re-export of something else', "export { liveView } from 'livejsx'", false],
    ['a component', "import { liveComponent } from 'livejsx'", true],
  ])('follows static and dynamic imports: %s', async (_name, code, expected) => {
    const others = { one: "import './two'; import 'two'", two: "import 'one'; import 'three'" }
    expect(await hasParts("import { x } from 'one'", { ...others, three: code })).toBe(expected)
    expect(await hasParts("import('one')", { ...others, three: code })).toBe(expected)
  })

  it('leaves a view out that the bundler does not know', async () => {
    expect(await findParts([{ id: 'a', file: 'elsewhere' }], graphOf({}))).toEqual({})
  })
})
