// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createDocuments, type Documents } from './documents.ts'
import { createUnderway, type Underway } from './underway.ts'

const { dataset } = document.documentElement
const url = (to: string): URL => new URL(to, location.href)

let loaded: string[]
let underway: Underway
let documents: Documents

beforeEach(() => {
  history.replaceState(null, '', '/home')
  loaded = []
  const note = (how: string) => (to: string | URL) => {
    loaded.push(`${how} ${String(to).replace(location.origin, '')}`)
  }
  vi.spyOn(location, 'assign').mockImplementation(note('assign'))
  vi.spyOn(location, 'replace').mockImplementation(note('replace'))
  vi.spyOn(location, 'reload').mockImplementation(() => void loaded.push('reload'))
  underway = createUnderway()
  documents = createDocuments(underway)
})
afterEach(() => {
  delete dataset['liveConnection']
  document.cookie = 'livejsx-flash=;path=/;max-age=0'
})

it('[NAV-01] loads what a way leads to, at a step of its own, in place of the present one, or at it', () => {
  documents.load({ url: url('/users#last'), isPatch: false, how: 'push' })
  documents.load({ url: url('/users'), isPatch: false, how: 'replace' })
  documents.load({ url: url('/home'), isPatch: false })
  documents.load({ url: url('/users'), isPatch: false }, { to: '/sign-in' })
  expect(loaded).toEqual(['assign /users#last', 'replace /users', 'reload', 'replace /sign-in'])
})

it('[EVT-16] takes the messages along that are for the document there', () => {
  documents.load({ url: url('/users'), isPatch: false, how: 'push', flash: 'own' })
  expect(document.cookie).toBe('livejsx-flash=own')
  documents.load(
    { url: url('/users'), isPatch: false, how: 'push', flash: 'own' },
    { to: '/sign-in', flash: 'other' },
  )
  expect(document.cookie).toBe('livejsx-flash=other')
})

it('[NAV-01] leaves the way to the browser, which may find a download, and no other view comes between', () => {
  underway.begin({ url: url('/file'), isPatch: false, how: 'push' })
  expect(documents.mustLoad).toBe(false)
  documents.load({ url: url('/file'), isPatch: false, how: 'push' })
  expect([underway.way, documents.mustLoad]).toEqual([undefined, true])
  documents.stay()
  expect(documents.mustLoad).toBe(false)
})

it('[NAV-01] knows that nothing else helps when the connection is closed for good', () => {
  dataset['liveConnection'] = 'failed'
  expect(documents.mustLoad).toBe(true)
})
