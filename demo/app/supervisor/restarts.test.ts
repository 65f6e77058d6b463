import { describe, expect, it } from 'vitest'
import { createRestarts } from './restarts.ts'

describe('createRestarts', () => {
  it('starts a process at once that has run for a while', () => {
    const { onDeath } = createRestarts()
    expect([onDeath(5_000), onDeath(60_000)]).toEqual([0, 0])
  })

  it('backs off from a process that dies young, and gives it up', () => {
    const { onDeath } = createRestarts()
    const pauses = Array.from({ length: 8 }, () => onDeath(100))
    expect(pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, undefined])
  })

  it('forgets young deaths once a process has run for a while', () => {
    const { onDeath } = createRestarts()
    onDeath(100)
    onDeath(100)
    expect([onDeath(5_000), onDeath(100)]).toEqual([0, 250])
  })
})
