import { form, liveView, type MountContext } from 'livejsx'
import { z } from 'zod'
import { PageHead } from './dashboard/page-head.tsx'
import { Shell } from './dashboard/shell.tsx'
import { mergeSettings, takeTheirs, theirsText } from './settings/merge.ts'
import { Settings } from './settings/schema.server.ts'
import { SettingsForm } from './settings/settings-form.tsx'
import { settings, settingsTopic, type Saved } from './settings/store.server.ts'
import {
  flashBriefly,
  forgetFlash,
  type BriefFlash,
  type FlashMemory,
} from './widgets/brief-flash.ts'
import { Notice } from './widgets/notice.tsx'

/** What is never kept in the form. */
const empty = { password: '', passwordAgain: '', logo: null }

/** What was typed and is not saved yet. It may be nothing that could be saved. */
type Draft = Omit<z.input<typeof Settings>, keyof typeof empty>

/** A form that begins with what is saved, or was typed before. */
function settingsForm(saved: Saved | Draft) {
  return form(
    Settings,
    { ...saved, ...empty },
    {
      types: { quietUntil: 'date', logo: 'file' },
      rows: { webhooks: { url: '', event: 'alert' } },
    },
  )
}

export default liveView({
  private: (): FlashMemory & { base: Saved } => ({ flashes: 0, base: settings.saved() }),
  async mount({ subscribe, recover }: MountContext) {
    subscribe(settingsTopic)
    const { assigns: saved } = await recover(z.object({ draft: z.custom<Draft | null>() }))
    const draft = saved?.draft ?? null
    return {
      settings: settingsForm(draft ?? settings.saved()),
      draft,
      logo: settings.logo()?.version,
      theirs: {} as Readonly<Record<string, string>>,
    }
  },

  // A form has a life of its own: what is in it is kept beside it, without its secrets.
  stash: { keys: ['draft'] },

  events: { save: Settings, draft: z.unknown(), take: z.object({ path: z.string() }) },

  handleEvent: {
    async save(socket, values) {
      const { settings: form } = socket.assigns
      if (settings.isTaken(values.email)) return form.addError('email', 'This address is taken')
      await settings.save(values)
      const saved = settings.saved()
      socket.private.base = saved
      form.reset({ ...saved, ...empty })
      socket.assign({ draft: null, logo: settings.logo()?.version, theirs: {} })
      flashBriefly(socket, 'info', 'Settings saved')
    },
    draft(socket) {
      const {
        password: _password,
        passwordAgain: _again,
        logo: _logo,
        ...draft
      } = socket.assigns.settings.values
      socket.assign({ draft })
    },
    async take(socket, { path }) {
      if (!Object.hasOwn(socket.assigns.theirs, path)) return
      const { [path]: _taken, ...theirs } = socket.assigns.theirs
      socket.assign({ theirs })
      const { settings: form } = socket.assigns
      const own = form.values
      await form.validate({
        ...own,
        ...takeTheirs(own as Saved, settings.saved(), path),
        logo: null,
      })
    },
    discard(socket) {
      const saved = settings.saved()
      socket.private.base = saved
      socket.assigns.settings.reset({ ...saved, ...empty })
      socket.assign({ draft: null, theirs: {} })
    },
  },

  handleInfo: {
    forgetFlash: (socket, flash: BriefFlash) => forgetFlash(socket, flash),
    // What this visitor has changed stays; everything else becomes what others have saved.
    async saved(socket) {
      const theirs = settings.saved()
      const { base } = socket.private
      if (theirs === base) return
      socket.private.base = theirs
      const own = socket.assigns.settings.values
      const { merged, conflicts } = mergeSettings(base, own as Saved, theirs)
      await socket.assigns.settings.validate({ ...own, ...merged, logo: null })
      const texts = conflicts.map(({ path, theirs: value }) => [path, theirsText(value)])
      socket.assign({
        logo: settings.logo()?.version,
        theirs: { ...socket.assigns.theirs, ...Object.fromEntries(texts) },
      })
    },
  },

  title: () => 'Settings · LiveJSX',

  render(state, live) {
    return (
      <Shell path="/settings" skip="settings">
        <PageHead title="Settings">
          <span>
            Open it twice and edit both: what others save arrives where you have not typed.
          </span>
        </PageHead>
        <SettingsForm
          settings={state.settings}
          logo={state.logo}
          conflicts={{ theirs: state.theirs, take: (path) => live.on('take', { path }) }}
          form={live.form('save', { of: state.settings, change: 'draft' })}
          live={live}
          onDiscard={live.on('discard')}
        />
        <Notice />
      </Shell>
    )
  },
})
