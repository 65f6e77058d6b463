// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { addressOf, pathOf, targetOf } from './way.ts'

const url = new URL('https://site.test/users/7?tab=mail#last')

describe('addressOf', () => {
  it('[NAV-01] gives what a server needs to know: path and search', () => {
    expect(addressOf(url)).toBe('/users/7?tab=mail')
  })
})

describe('pathOf', () => {
  it('[NAV-01] gives what visitors see: path, search and hash', () => {
    expect(pathOf(url)).toBe('/users/7?tab=mail#last')
  })
})

describe('targetOf', () => {
  it.each([
    ['#last', 'last'],
    ['#last%20word', 'last word'],
    // Some write ids as they stand in addresses.
    ['#last%20', 'last%20'],
    ['#%zz', '%zz'],
  ])('[NAV-02] finds the element of %s', (hash, id) => {
    const element = document.createElement('p')
    element.id = id
    document.body.replaceChildren(element)
    expect(targetOf(new URL(hash, url))).toBe(element)
  })

  it('[NAV-02] finds nothing for an address without a hash, or with one that names nothing', () => {
    document.body.innerHTML = '<p id="">Text</p>'
    expect(
      ['/users', '#', '#none', '#%zz'].map((to) => targetOf(new URL(to, 'https://a.test'))),
    ).toEqual(Array(4).fill(undefined))
  })
})
