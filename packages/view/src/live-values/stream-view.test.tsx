import { createRef, isValidElement } from 'preact'
import { describe, expect, it } from 'vitest'
import { createStreamView } from './stream-view.ts'

const items = [{ id: 7, text: 'a' }, ['slug', 'b']] as const

describe('createStreamView', () => {
  it('[LIST-02] is iterable, knows its size, and maps items with their ids', () => {
    const posts = createStreamView({ '#': 'stream', items })
    expect(posts.size).toBe(2)
    expect([...posts]).toEqual([{ id: 7, text: 'a' }, 'b'])
    expect(posts.map((item, id) => [id, item])).toEqual([
      ['7', { id: 7, text: 'a' }],
      ['slug', 'b'],
    ])
  })

  it('[LIST-02] gives elements the id as key, unless they have one', () => {
    const posts = createStreamView({ '#': 'stream', items })
    const keysOf = (rows: readonly unknown[]): unknown[] =>
      rows.map((row) => isValidElement(row) && row.key)
    expect(keysOf(posts.map(() => <li />))).toEqual(['7', 'slug'])
    expect(keysOf(posts.map((_item, id) => <li key={`own-${id}`} />))).toEqual([
      'own-7',
      'own-slug',
    ])
    expect(posts.map((_item, id) => (id === '7' ? null : 'text'))).toEqual([null, 'text'])
  })

  it('[LIST-02] gives rows that are one element a key each, and leaves the element as it is', () => {
    const posts = createStreamView({ '#': 'stream', items })
    const ref = createRef<HTMLLIElement>()
    const row = <li ref={ref}>empty</li>
    const rows = posts.map(() => row)
    expect(rows.map(({ key }) => key)).toEqual(['7', 'slug'])
    expect(rows.map(({ type, props }) => [type, props])).toEqual([
      ['li', { children: 'empty' }],
      ['li', { children: 'empty' }],
    ])
    expect(rows[0]?.ref).toBe(ref)
    expect(row.key ?? null).toBeNull()
  })
})
