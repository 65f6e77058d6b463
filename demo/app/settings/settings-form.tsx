import { busy, type FormProps, type FormView } from 'livejsx'
import type { z } from 'zod'
import { Icon } from '../dashboard/icon.tsx'
import { Price } from '../dashboard/price.tsx'
import { ConflictContext, type Conflicts } from './conflicts.tsx'
import { AddressFields, AlertFields, PasswordFields, WorkspaceFields } from './panels.tsx'
import type { Settings } from './schema.server.ts'
import { Webhooks } from './webhooks.tsx'

/** The settings, as `render` sees them. */
export type SettingsView = FormView<z.input<typeof Settings>>

/** The whole form, in panels. */
export function SettingsForm(props: {
  settings: SettingsView
  /** Number of the picture that was sent last. */
  logo: number | undefined
  conflicts: Conflicts
  form: FormProps
  live: { pending(name?: 'save'): boolean }
  onDiscard(event: Event): unknown
}) {
  const { settings, logo, conflicts, form, live, onDiscard } = props
  const { fields } = settings
  const count = Object.keys(conflicts.theirs).length
  return (
    <form {...form} class="settings-form" noValidate>
      {settings.errors.length > 0 && (
        <p class="form-error" role="alert">
          <Icon name="warn" />
          {settings.errors.join('. ')}
        </p>
      )}
      <ConflictContext.Provider value={conflicts}>
        <div class="settings-grid">
          <div class="settings-column">
            <section class="panel" aria-labelledby="workspace">
              <header>
                <h2 id="workspace">Workspace</h2>
                <span class="context">shared by everybody who looks at it</span>
                <Price names={['settings']} parts={[]} />
              </header>
              <WorkspaceFields fields={fields} logo={logo} />
            </section>
            <Webhooks webhooks={fields.webhooks} />
          </div>
          <div class="settings-column">
            <section class="panel" aria-labelledby="alerts">
              <header>
                <h2 id="alerts">Alerts</h2>
              </header>
              <AlertFields fields={fields} />
            </section>
            <section class="panel" aria-labelledby="address">
              <header>
                <h2 id="address">Address</h2>
              </header>
              <AddressFields fields={fields.address} />
            </section>
            <section class="panel" aria-labelledby="password">
              <header>
                <h2 id="password">Password</h2>
                <span class="context">left empty, it stays as it is</span>
              </header>
              <PasswordFields fields={fields} />
            </section>
          </div>
        </div>
      </ConflictContext.Provider>
      <div class="save-bar">
        <button
          class="button is-primary"
          type="submit"
          {...busy(live, 'save', ['Save', 'Saving…'])}
        />
        <button class="button discard" type="button" onClick={onDiscard}>
          Discard
        </button>
        <p role="status">
          {count > 0
            ? `${count === 1 ? 'One field was' : `${count} fields were`} saved by others too`
            : settings.changed
              ? 'Changes, not saved'
              : 'No changes'}
        </p>
      </div>
    </form>
  )
}
