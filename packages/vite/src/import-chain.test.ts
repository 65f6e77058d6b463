import { isBuiltin } from 'node:module'
import { describe, expect, it } from 'vitest'
import { describeForbidden, findChain, reasonAgainst } from './import-chain.ts'

describe('reasonAgainst', () => {
  it.each([
    ['node:fs', 'builtin'],
    ['fs', 'builtin'],
    ['fs/promises', 'builtin'],
    ['livejsx/server', 'server-package'],
    ['@livejsx/server', 'server-package'],
    ['livejsx/testing', 'server-package'],
    ['./db.server', 'server-file'],
    ['../db.server.ts?raw', 'server-file'],
    ['/app/mail.server/send', 'server-file'],
    ['livejsx', undefined],
    ['livejsx/client', undefined],
    ['./server', undefined],
    ['./observer.ts', undefined],
    ['preact', undefined],
  ])('judges %s', (specifier, reason) => {
    expect(reasonAgainst(specifier, isBuiltin)).toBe(reason)
  })
})

describe('findChain', () => {
  const importers: Record<string, string[]> = {
    target: ['deep', 'near'],
    deep: ['deeper'],
    deeper: ['entry'],
    near: ['entry'],
    entry: [],
    loop: ['loop2'],
    loop2: ['loop'],
  }

  it('is the shortest way from an entry', () => {
    expect(findChain('target', (id) => importers[id] ?? [])).toEqual(['entry', 'near', 'target'])
  })

  it('ends in a cycle without an entry', () => {
    expect(findChain('loop', (id) => importers[id] ?? [])).toEqual(['loop2', 'loop'])
  })
})

describe('describeForbidden', () => {
  it('says the rule, the chain and how to mend it', () => {
    const chain = ['\0virtual:livejsx/browser', '/srv/app/a.live.tsx', '/other/b.ts?v=1']
    expect(describeForbidden('node:fs', 'builtin', chain, '/srv')).toBe(
      `\`node:fs\` is a module of Node and cannot run in the browser. It is imported by:
  browser entry
    → app/a.live.tsx
      → /other/b.ts
        → node:fs
Use it in the server half of a live view or component (\`mount\`, \`handleEvent\`, …), whose imports stay on the server, and hand \`render\` what it needs as assigns.`,
    )
  })
})
