import { describe, expect, it } from 'vitest'
import { reloadOnce, type ReloadHost } from './reload.ts'

function browser() {
  const kept = new Map<string, string>()
  const state = { now: 1_000_000, reloads: 0 }
  const host = (): ReloadHost => ({
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
    },
    now: state.now,
    reload: () => void (state.reloads += 1),
  })
  return { host, state }
}

describe('reloadOnce', () => {
  it('loads the page anew for a refusal that a fresh page mends, and never in a loop', () => {
    const { host, state } = browser()
    reloadOnce('token-expired', host)
    reloadOnce('token-expired', host)
    expect(state.reloads).toBe(1)
    state.now += 30_000
    reloadOnce('csrf-refused', host)
    expect(state.reloads).toBe(2)
  })

  it('leaves the page alone for a refusal that would come again', () => {
    const { host, state } = browser()
    reloadOnce('view-failed', host)
    expect(state.reloads).toBe(0)
  })

  it('leaves the page alone where nothing can be stored', () => {
    reloadOnce('token-expired', () => {
      throw new Error('storage is blocked')
    })
  })
})
