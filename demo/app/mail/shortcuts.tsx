import type { Ref } from 'preact'
import { Icon } from '../dashboard/icon.tsx'
import { shortcuts } from './letter-keys.ts'

/** What the keys do. They can be turned off, for those who speak to their computer. */
export function Shortcuts(props: {
  dialog: Ref<HTMLDialogElement>
  areOn: boolean
  onSwitch(areOn: boolean): void
}) {
  const { dialog, areOn, onSwitch } = props
  return (
    <dialog
      ref={dialog}
      class="shortcuts"
      aria-labelledby="shortcuts"
      // A press beside it: what is inside has elements of its own.
      onClick={({ target, currentTarget }) => target === currentTarget && currentTarget.close()}
    >
      <div class="shortcuts-body">
        <header>
          <h2 id="shortcuts">Keys</h2>
          <form method="dialog">
            <button class="tool" type="submit" aria-label="Close">
              <Icon name="close" />
            </button>
          </form>
        </header>
        <dl>
          {shortcuts.map(({ keys, text }) => (
            <div key={text}>
              <dt>{text}</dt>
              <dd>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <footer>
          <label class="check">
            <input
              type="checkbox"
              checked={areOn}
              onChange={({ currentTarget }) => onSwitch(currentTarget.checked)}
            />
            Keys without Ctrl or Alt do something here
          </label>
        </footer>
      </div>
    </dialog>
  )
}
