// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { watchConnection } from './hook-connection.ts'

afterEach(() => {
  delete document.documentElement.dataset['liveConnection']
})

/** Goes through states of the connection, and returns what was told meanwhile. */
async function watch(first: string, states: readonly string[]): Promise<string[]> {
  const told: string[] = []
  set(first)
  const stop = watchConnection(
    () => told.push('lost'),
    () => told.push('back'),
  )
  for (const state of states) {
    told.push(state)
    set(state)
    await Promise.resolve()
  }
  stop()
  stop()
  for (const state of ['offline', 'joined']) set(state)
  return told
}
function set(state: string): void {
  document.documentElement.dataset['liveConnection'] = state
  dispatchEvent(new Event('live:connection'))
}

describe('watchConnection', () => {
  it('takes the first join of a page for no return', async () => {
    expect(await watch('connecting', ['joined'])).toEqual(['joined'])
  })

  it('tells of each loss once, and of the return', async () => {
    const states = ['offline', 'offline', 'joined', 'connecting', 'joined', 'failed']
    expect(await watch('joined', states)).toEqual([
      'offline',
      'lost',
      'offline',
      'joined',
      'back',
      'connecting',
      'lost',
      'joined',
      'back',
      'failed',
      'lost',
    ])
  })

  it('tells of the return to those that came while the page was offline', async () => {
    expect(await watch('offline', ['joined', 'joined'])).toEqual(['joined', 'back', 'joined'])
  })

  it('tells of the return in a task of its own, after the state is shown', async () => {
    const told: string[] = []
    set('offline')
    const stop = watchConnection(
      () => undefined,
      () => told.push('back'),
    )
    set('joined')
    told.push('shown')
    await Promise.resolve()
    stop()
    set('offline')
    set('joined')
    expect(told).toEqual(['shown', 'back'])
  })

  it('tells nobody who has left meanwhile', async () => {
    const told: string[] = []
    set('offline')
    const stop = watchConnection(
      () => undefined,
      () => told.push('back'),
    )
    set('joined')
    stop()
    await Promise.resolve()
    expect(told).toEqual([])
  })
})
