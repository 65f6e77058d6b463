import { describe, expect, it } from 'vitest'
import { createSettingsStore } from './store.server.ts'

describe('createSettingsStore', () => {
  it('keeps settings and tells of it, but neither the passwords nor the file itself', async () => {
    let changes = 0
    const store = createSettingsStore(() => void (changes += 1))
    const logo = new File(['picture'], 'logo.png', { type: 'image/png' })
    await store.save({
      ...store.saved(),
      name: 'Comet',
      logo,
      password: 'a long password',
      passwordAgain: 'a long password',
    })
    expect(store.saved()).toMatchObject({ name: 'Comet' })
    expect(Object.keys(store.saved())).not.toContain('password')
    expect(store.logo()).toMatchObject({ version: 1, type: 'image/png' })
    expect(changes).toBe(1)
  })

  it('keeps the last picture when no other one comes', async () => {
    const store = createSettingsStore(() => undefined)
    const empty = { password: '', passwordAgain: '', logo: null }
    const logo = new File(['picture'], 'logo.png', { type: 'image/png' })
    await store.save({ ...store.saved(), ...empty, logo })
    await store.save({ ...store.saved(), ...empty })
    expect(store.logo()?.version).toBe(1)
  })

  it('knows addresses that are taken', () => {
    const store = createSettingsStore(() => undefined)
    expect(store.isTaken('Admin@example.org')).toBe(true)
    expect(store.isTaken('ops@example.org')).toBe(false)
  })
})
