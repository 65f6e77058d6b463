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
    reloadOnce({ code: 'token-expired' }, host)
    reloadOnce({ code: 'token-expired' }, host)
    expect(state.reloads).toBe(1)
    state.now += 30_000
    reloadOnce({ code: 'csrf-refused' }, host)
    expect(state.reloads).toBe(2)
  })

  it('leaves the page alone for a refusal that would come again', () => {
    const { host, state } = browser()
    reloadOnce({ code: 'view-failed' }, host)
    expect(state.reloads).toBe(0)
  })

  it('[LIFE-15] loads the page anew for a new build, once for each', () => {
    const { host, state } = browser()
    reloadOnce({ build: 'b' }, host)
    state.now += 1_000_000
    reloadOnce({ build: 'b' }, host)
    expect(state.reloads).toBe(1)
    reloadOnce({ build: 'c' }, host)
    expect(state.reloads).toBe(2)
  })

  it('leaves the page alone where nothing can be stored', () => {
    reloadOnce({ code: 'token-expired' }, () => {
      throw new Error('storage is blocked')
    })
  })
})
