import { pubsub } from 'livejsx/server'
import { supervisor } from '../supervisor/supervisor.server.ts'
import type { SettingsValues } from './schema.server.ts'

/** Topic of the settings of the one workspace that all visitors share. */
export const settingsTopic = 'settings'

/** What is kept: neither passwords nor files. */
export type Saved = Omit<SettingsValues, 'password' | 'passwordAgain' | 'logo'>

/** The picture of the workspace. */
export interface Logo {
  readonly version: number
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** All that is remembered. */
export interface SettingsState {
  readonly saved: Saved
  readonly logo: Logo | undefined
}

/** What the demo remembers of its workspace. */
export interface SettingsStore {
  saved(): Saved
  logo(): Logo | undefined
  /** Becomes what another process has saved. */
  take(state: SettingsState): void
  /** Whether somebody else has the address. */
  isTaken(email: string): boolean
  /** Keeps valid settings. */
  save(values: SettingsValues): Promise<void>
}

/**
 * Makes a store.
 *
 * @param onChange told after each change that is made here
 */
export function createSettingsStore(
  onChange: () => void,
  begin: SettingsState = { saved: first, logo: undefined },
): SettingsStore {
  let { saved, logo } = begin
  return {
    saved: () => saved,
    logo: () => logo,
    take: (state) => void ({ saved, logo } = state),
    isTaken: (email) => /^(?:admin|root|taken)@/i.test(email),
    async save({ password: _password, passwordAgain: _again, logo: file, ...values }) {
      if (file instanceof File) {
        const bytes = new Uint8Array(await file.arrayBuffer())
        logo = { version: (logo?.version ?? 0) + 1, type: file.type, bytes }
      }
      saved = values
      onChange()
    },
  }
}

const first: Saved = {
  name: 'Orbit',
  email: 'ops@example.org',
  about: 'Keeps an eye on one machine.',
  sampleSeconds: 1,
  quietUntil: null,
  region: 'Europe',
  topics: ['load', 'disk'],
  digest: 'at once',
  address: { street: 'Harbour Street 12', postcode: '10115', city: 'Berlin' },
  webhooks: [
    { url: 'https://example.org/alerts', event: 'alert' },
    { url: 'https://example.org/restarts', event: 'restart' },
  ],
}

/** The settings of this server, and of the next one. */
export const settings = createSettingsStore(() => {
  supervisor.keep('settings', { saved: settings.saved(), logo: settings.logo() })
  pubsub.broadcast(settingsTopic, 'saved')
}, supervisor.kept('settings'))

supervisor.watch<SettingsState>('settings', (state) => {
  settings.take(state)
  pubsub.broadcast(settingsTopic, 'saved')
})
