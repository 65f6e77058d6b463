// @vitest-environment happy-dom
import { carry as carryInto, type BrowserMessage } from '@livejsx/protocol'
import { features } from '@livejsx/view/internal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createReplica } from './replica.ts'

function joinedReplica() {
  const log: unknown[] = []
  const note = (name: string) => (): void => void log.push(name)
  const replica = createReplica(
    1,
    { token: 'token', assigns: { count: 0 } },
    {
      send: ([name]: BrowserMessage) => log.push(name),
      show: (assigns) => log.push(assigns),
      push: note('push'),
      onJoined: note('joined'),
      onRefused: note('refused'),
      onRedirect: note('redirect'),
      onBuild: note('build'),
      onAddress: note('address'),
      onNavigate: note('navigate'),
      details: () => ({}),
      onGap: note('gap'),
    },
  )
  replica.receive(['joined', 1, 'adopt', 0], 0)
  log.length = 0
  return { replica, log }
}

beforeEach(() => void (features.carried = carryInto))
afterEach(() => void delete features.carried)

describe('createReplica', () => {
  it('[EVT-04] settles the events that a patch answers which does not fit', async () => {
    const { replica, log } = joinedReplica()
    const answers = [replica.push('one', undefined), replica.push('two', undefined)]
    const outcome = Promise.allSettled(answers)
    expect(() =>
      replica.receive(['patch', 1, 1, 1, { 'none/at/all': 1 }, [], { $: 'undefined' }, [[2]]], 0),
    ).toThrow('message-malformed')
    expect(await outcome).toMatchObject([
      { status: 'rejected', reason: { code: 'unknown-outcome' } },
      { status: 'rejected', reason: { code: 'unknown-outcome' } },
    ])
    expect(log).toEqual(['event', 'event', 'gap'])
  })

  it('[STASH-11] [EVT-07] brings what events carry into the copy once: not where the whole state has it', () => {
    const { replica, log } = joinedReplica()
    const carry = (name: string): void =>
      void replica.push('live:form', undefined, { carried: { at: ['form'], fields: { name } } })
    carry('Ada')
    carry('Bo')
    replica.disconnect()
    replica.join()
    log.length = 0
    const details = { token: 'next', state: { form: { name: 'ADA' } }, number: 0, includes: 1 }
    replica.receive(['joined', 1, 'resume', 2, details], 0)
    replica.receive(['patch', 1, 1, 1, {}, []], 0)
    replica.receive(['patch', 1, 2, 2, {}], 0)
    expect(log).toEqual(['joined', { form: { name: 'ADA' } }, { form: { name: 'Bo' } }])
  })
})
