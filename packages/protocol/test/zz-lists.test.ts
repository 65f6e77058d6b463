import { applyPatch, diff } from '@livejsx/protocol'
import { expect, it } from 'vitest'
function rng(seed: number) { let s = seed >>> 0; return (n: number) => { s = (s + 0x6d2b79f5) | 0; let t = Math.imul(s ^ (s >>> 15), 1 | s); t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t; return ((t ^ (t >>> 14)) >>> 0) % n } }
const freeze = (x: any): any => { if (x && typeof x === 'object' && !Object.isFrozen(x)) { Object.freeze(x); Object.values(x).forEach(freeze) } return x }
it('mixed differential', () => {
  let worst = 0
  for (let seed = 1; seed < 40000; seed++) {
    const r = rng(seed * 104729)
    const pool: any[] = []
    const val = (d = 0): any => {
      const k = r(d > 2 ? 9 : 14)
      if (pool.length && r(4) === 0) return pool[r(pool.length)]
      const v = k === 0 ? r(5) : k === 1 ? String(r(5)) : k === 2 ? null : k === 3 ? undefined : k === 4 ? NaN : k === 5 ? -0 : k === 6 ? true : k === 7 ? new Date(r(3) * 1000) : k === 8 ? 'long text number ' + r(9)
        : k === 9 ? { id: r(6), v: r(3), ...(r(3) ? {} : { tags: arr(d + 1) }) } : k === 10 ? { key: String(r(6)), 'a/b~': r(2), v: val(d + 1) } : k === 11 ? arr(d + 1) : k === 12 ? { v: val(d + 1), ['$']: r(2), '#': r(2) } : { id: r(2) ? r(4) : String(r(4)), ...(r(2) ? { __x: 1 } : {}), constructor_: val(d + 1) }
      if (typeof v === 'object' && v) pool.push(v)
      return v
    }
    const arr = (d = 0) => Array.from({ length: r([3, 6, 20][r(3)]! + 1) }, () => val(d))
    const mutate = (v: any, d = 0): any => {
      if (Array.isArray(v)) {
        let l = v.slice()
        for (let k = r(4); k >= 0; k--) {
          const op = r(7), a = r(l.length + 1), b = r(l.length + 1)
          if (op === 0) l.splice(a, 0, ...Array.from({ length: r(4) }, () => val(1)))
          else if (op === 1) l.splice(a, r(4))
          else if (op === 2 && a < l.length) l.splice(b, 0, ...l.splice(a, 1 + r(3)))
          else if (op === 3 && l.length) l[a % l.length] = mutate(l[a % l.length], d + 1)
          else if (op === 4) l = l.map((x) => (r(3) ? x : mutate(x, d + 1)))
          else if (op === 5) { for (let i = l.length - 1; i > 0; i--) { const j = r(i + 1); [l[i], l[j]] = [l[j], l[i]] } }
          else if (op === 6 && l.length) l.splice(b, 0, l[a % l.length])
        }
        return l
      }
      if (v && typeof v === 'object' && !(v instanceof Date)) {
        const c: any = { ...v }
        const ks = Object.keys(c)
        if (ks.length && r(6) === 0) delete c[ks[r(ks.length)]!]
        for (const k of Object.keys(c)) if (r(2)) c[k] = mutate(c[k], d + 1)
        if (r(8) === 0) c['n' + r(3)] = val(d + 1)
        if (r(12) === 0) return Object.fromEntries(Object.entries(c).reverse())
        return c
      }
      return r(2) ? val(d + 1) : v
    }
    let a: any = { list: arr() }
    for (let s = 0; s < 4; s++) {
      const b: any = { list: mutate(a.list) }
      freeze(a); freeze(b)
      const p = diff(a, b)
      if (p) {
        const got = applyPatch(a, JSON.parse(JSON.stringify(p)))
        expect(got, `seed ${seed}`).toStrictEqual(b)
        if (JSON.stringify(Object.keys(got)) !== JSON.stringify(Object.keys(b))) throw new Error('order')
        const ratio = JSON.stringify(p).length / (JSON.stringify(diff({ list: [] }, b.list.length ? b : { list: [0] })).length + 30)
        if (ratio > worst) { worst = ratio }
      } else expect(a, `seed ${seed} undefined`).toStrictEqual(b)
      a = b
    }
  }
  console.log('worst ratio', worst)
}, 300000)
it('times', () => {
  for (const n of [5000, 10000, 20000, 40000]) {
    const r = rng(5)
    const row = (id: any, v = 0) => ({ id, label: 'row ' + id, v })
    const base: any[] = Array.from({ length: n }, (_, i) => row(i))
    const sh = (l: any[]) => { const c = l.slice(); for (let i = c.length - 1; i > 0; i--) { const j = r(i + 1); [c[i], c[j]] = [c[j], c[i]] } return c }
    const copy = (l: any[]) => l.map((x) => ({ ...x }))
    const cases: Record<string, [any[], any[]]> = {
      reverse: [base, base.toReversed()], shuffle: [base, sh(base)], 'shuffle copies': [base, copy(sh(base))], 'pairs swapped': [base, base.map((_, i) => base[i ^ 1] ?? base[i])],
      'pairs swapped copies': [base, copy(base.map((_, i) => base[i ^ 1] ?? base[i]))],
      'every other removed': [base, base.filter((_, i) => i % 2)], 'every other removed copies': [base, copy(base.filter((_, i) => i % 2))],
      'interleaved new': [base, base.flatMap((x, i) => [x, row('n' + i)])], 'interleaved new copies': [base, copy(base.flatMap((x, i) => [x, row('n' + i)]))],
      'rotate': [base, [...base.slice(n / 2), ...base.slice(0, n / 2)]],
      'every 3rd to the end': [base, [...base.filter((_, i) => i % 3), ...base.filter((_, i) => i % 3 === 0)]],
      '2 to the front in blocks': [base, Array.from({ length: n / 100 }, (_, b) => { const s = base.slice(b * 100, b * 100 + 100); return [...s.slice(-2), ...s.slice(0, -2)] }).flat()],
      'all dup ids': [base.map((x) => row(1, x.id)), sh(base).map((x) => row(1, x.id))],
      'no keys copies shuffled': [base.map((x) => ({ x: x.id })), sh(base).map((x) => ({ x: x.id }))],
      'no keys refs shuffled': (() => { const l = base.map((x) => ({ x: x.id })); return [l, sh(l)] as any })(),
      'replaced': [base, base.map((x) => row('z' + x.id))],
      'every 5th replaced': [base, base.map((x, i) => (i % 5 ? x : row('z' + x.id)))],
      'numbers shuffled': [base.map((x) => x.id), sh(base).map((x) => x.id)],
      'few values': [base.map((_, i) => i % 3), sh(base).map((x) => x.id % 3)],
      'far jumps': [base, base.map((_, i) => base[(i * 1021) % n])],
      '1000 moved random': (() => { const l = base.slice(); for (let i = 0; i < 1000; i++) l.splice(r(n), 0, l.splice(r(n), 1)[0]); return [base, l] as any })(),
      '1500 swapped': (() => { const l = base.slice(); for (let i = 0; i < 1500; i++) { const a = r(n), b = r(n); [l[a], l[b]] = [l[b], l[a]] } return [base, l] as any })(),
      'all updated v': [base, base.map((x) => ({ ...x, v: x.v + 1 }))],
      'deep tags': [base.map((x) => ({ ...x, t: [x.id, 'a', 'b'] })), base.map((x) => ({ ...x, t: ['a', 'b', x.id] }))],
    }
    const out: string[] = []
    for (const [name, [a, b]] of Object.entries(cases)) {
      const t = performance.now(); const p = diff({ list: a }, { list: b }); const d = performance.now() - t
      const u = performance.now(); const g: any = applyPatch({ list: a }, JSON.parse(JSON.stringify(p))); const e = performance.now() - u
      if (JSON.stringify(g.list) !== JSON.stringify(b)) console.log('WRONG', name)
      if (n !== 10000 || 1) out.push(`${name}: ${d.toFixed(0)}/${e.toFixed(0)} ms ${(JSON.stringify(p).length / JSON.stringify(b).length * 100).toFixed(0)}% ${p!.lists.length}`)
    }
    console.log(n + '\n' + out.join('\n'))
  }
}, 300000)
