import { describe, expect, it } from 'vitest'
import { segmentsOf } from './path-pattern.ts'

describe('segmentsOf', () => {
  it('[NAV-01] reads texts, values, suffixes and the rest of a path', () => {
    expect(segmentsOf('/:org/photos/:name?.png/*?')).toEqual([
      { name: 'org', isOptional: false, text: '' },
      { name: undefined, isOptional: false, text: 'photos' },
      { name: 'name', isOptional: true, text: '.png' },
      { name: '*', isOptional: true, text: '' },
    ])
    expect(segmentsOf('/')).toEqual([{ name: undefined, isOptional: false, text: '' }])
  })

  it.each([
    ['users', 'write "/users"'],
    ['/:', 'write ":name"'],
    ['/:id+', 'write ":name"'],
    ['/:first-:last', 'write ":name"'],
    ['/a*', 'write ":name"'],
    ['/users?page=2', 'write ":name"'],
    ['/:id/:id', 'names "id" twice'],
    ['/*/*', 'names "*" twice'],
    ['/a//b', 'which no address has'],
    ['/a/../b', 'which no address has'],
  ])('[NAV-01] refuses %s', (path, reason) => {
    expect(() => segmentsOf(path)).toThrow(TypeError)
    expect(() => segmentsOf(path)).toThrow(reason)
  })
})
