import { describe, expect, it } from 'vitest'
import { costSince, markOf, replaceSince, type Changes } from './diff-changes.ts'

describe('costSince', () => {
  it('gives the bytes of what was found since a mark', () => {
    const changes: Changes = { set: [{ pointer: 'a', value: 1 }], lists: [], path: 'assigns' }
    const mark = markOf(changes)
    changes.set.push({ pointer: 'user/name', value: 'Ada' })
    changes.lists.push(['rows', 'remove', 5])
    expect(costSince(mark, changes)).toBe(
      '"user/name":"Ada",'.length + '["rows","remove",5],'.length,
    )
  })
})

describe('replaceSince', () => {
  it('leaves what was found before', () => {
    const changes: Changes = { set: [{ pointer: 'a', value: 1 }], lists: [], path: 'assigns' }
    const mark = markOf(changes)
    changes.set.push({ pointer: 'user/name', value: 'Ada' })
    changes.lists.push(['user/tags', 'remove', 5])
    replaceSince(mark, { pointer: 'user', value: {} }, changes)
    expect(changes).toMatchObject({
      set: [
        { pointer: 'a', value: 1 },
        { pointer: 'user', value: {} },
      ],
      lists: [],
    })
  })
})
