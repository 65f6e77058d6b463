// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { createCommand, documentOf, elementOf } from './command.ts'

it('[EVT-13] a command is a handler that tells its name and arguments as plain data', () => {
  const ran: unknown[] = []
  const command = createCommand('go', ['/x', undefined, { replace: true }], (event) =>
    ran.push(event),
  )
  const event = { currentTarget: null }
  command(event)
  command()
  expect(ran).toEqual([event, undefined])
  expect(command.command).toEqual(['go', '/x', { replace: true }])
  expect(command.isLocal).toBe(false)
})

it('the element of an event is the one that has the handler, which a window is not', () => {
  const currentTarget = document.createElement('b')
  expect(elementOf({ currentTarget })).toBe(currentTarget)
  expect(elementOf({ currentTarget: window })).toBeUndefined()
  expect(elementOf({ currentTarget: null })).toBeUndefined()
  expect(elementOf(undefined)).toBeUndefined()
  expect(documentOf(undefined)).toBe(document)
})
