import { describe, expect, it } from 'vitest'
import { withoutUnused } from './without-unused.ts'

const use = {
  unused: new Set(['gone', 'Left']),
  known: new Map([
    ['typeof window', '"object"'],
    ['this.gone(2)', 'this.kept()'],
    ['tick', 'queueMicrotask'],
  ]),
  tests: new Map([['ready', 'true']]),
}

function cut(code: string): string {
  return withoutUnused(code, 'module.js', use).replace(/\s+/g, ' ').trim()
}

describe('withoutUnused', () => {
  it.each([
    ['methods', 'class A { gone() { a() } get gone() { return 1 } b() {} }', 'class A { b() {} }'],
    ['what is called', 'this.gone(1); a.gone.b(); gone()', '; ; ;'],
    ['what is set', 'this.gone = b(); a.gone.b = 1; a.b = 1', '; ; a.b = 1'],
    ['what is deleted or counted', 'delete a.gone; a.gone++', '; ;'],
    [
      'what is read',
      'a(b.gone, b.gone.c[0], b["gone"], gone(), !b.gone)',
      'a(void 0, void 0, void 0, void 0, !void 0)',
    ],
    ['fields of literals', 'a({ gone: 1, b: 2, gone, c: { gone: 3 } })', 'a({ b: 2, c: { } })'],
    ['variables', 'const gone = a(), Left = 1; const b = 1', '; const b = 1'],
    ['loops', 'for (const a of gone) b(a); for (const a of b) c(a)', '; for (const a of b) c(a)'],
    [
      'labels',
      'switch (a) { case b: case T.gone: c(); break }',
      'switch (a) { case b: c(); break }',
    ],
    [
      'imports',
      'import { Left, a as b } from "c"; import { gone } from "d"',
      'import { a as b } from "c"',
    ],
    [
      'what is known, where it is known first',
      'this.gone(2); a(typeof window); tick(() => {})',
      'this.kept(); a("object"); queueMicrotask(() => {})',
    ],
    [
      'what an `if` asks for, there alone',
      'if (ready) a(ready.gone, ready)',
      'if (true) a(void 0, ready)',
    ],
  ])('takes out %s', (_what, code, rest) => {
    expect(cut(code)).toBe(rest)
  })
})
