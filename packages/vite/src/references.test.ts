import { describe, expect, it } from 'vitest'
import { walkReferences } from './references.ts'
import { parseSource } from './syntax.ts'

function references(code: string): string[] {
  const names = new Set<string>()
  for (const statement of parseSource({ code, file: '/a.tsx', name: 'a.tsx' }).statements) {
    walkReferences(statement, { reference: (name) => names.add(name) })
  }
  return [...names].toSorted()
}

describe('walkReferences', () => {
  it.each([
    ['values and calls', 'f(a.b, c[d], { e, f: g, [h]: 1 })', ['a', 'c', 'd', 'e', 'f', 'g', 'h']],
    ['parameters', '(a, { b, c: [d] }, ...e) => a + b + d + e + f', ['f']],
    ['defaults before the body', '(a = b) => { var b; return c }', ['b', 'c']],
    ['a named function expression', '(function f() { return f(g) })', ['g']],
    ['`arguments`', '(function () { return arguments[a] })', ['a']],
    ['hoisted declarations', '() => { g(); h; function g() {} { var h } }', []],
    ['blocks', '() => { { const a = 1; a } a }', ['a']],
    [
      'loops',
      '() => { for (const a of b) a; for (let i = c; i < d; i++) i; i }',
      ['b', 'c', 'd', 'i'],
    ],
    ['catch', '() => { try { a } catch ({ b }) { b } b }', ['a', 'b']],
    ['switch', '() => { switch (a) { case b: let c = 1; default: c } c }', ['a', 'b', 'c']],
    ['labels', '() => { a: for (;;) { break a } }', []],
    [
      'classes',
      '(class A extends B { c = d; [e]() { return A + c } static { f } })',
      ['B', 'c', 'd', 'e', 'f'],
    ],
    ['assignment targets', '({ a, b: c } = d)', ['a', 'c', 'd']],
    ['tags', '<A b={c} {...d}><e.f g="h" /><i /></A>', ['A', 'c', 'd', 'e']],
    ['types', '(a as B<typeof c>)!; (x: D): E => x', ['a']],
    ['a type argument', 'f<typeof a>(b satisfies C)', ['b', 'f']],
    ['meta properties', 'import.meta.env; (function () { return new.target })', []],
    ['enum members', '() => { enum A { b = c } return A }', ['c']],
  ])('finds what %s take from around', (_name, code, expected) => {
    expect(references(code)).toEqual(expected)
  })

  it('lets a call be walked in part', () => {
    const names: string[] = []
    const [statement] = parseSource({ code: 'f(a, b)', file: '/a.ts', name: 'a' }).statements
    if (statement) {
      walkReferences(statement, {
        reference: (name) => names.push(name),
        call: (node) => node.arguments.slice(1),
      })
    }
    expect(names).toEqual(['b'])
  })
})
