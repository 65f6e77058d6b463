import { describe, expect, it } from 'vitest'
import { isAllowed, windowEvents, type BrowserMessage, type ViewState } from './messages.ts'

describe('isAllowed', () => {
  it.each<[ViewState, BrowserMessage[0][]]>([
    ['new', ['join']],
    ['joining', ['leave']],
    ['joined', ['event', 'seen', 'stay', 'leave']],
    ['ended', ['join', 'event', 'seen', 'stay', 'leave']],
  ])('lets a view that is %s take %j', (state, messages) => {
    const all = ['join', 'event', 'seen', 'stay', 'leave'] as const
    expect(all.filter((message) => isAllowed(state, message))).toEqual(messages)
  })
})

describe('windowEvents', () => {
  it('[EVT-15] names each event once, in the order of the alphabet', () => {
    expect(windowEvents).toEqual([...new Set(windowEvents)].toSorted())
  })
})
