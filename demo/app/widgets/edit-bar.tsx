import type { ComponentChildren } from 'preact'
import { Icon } from '../dashboard/icon.tsx'

type Handler = (event: Event) => void

/** What can be done while the layout is edited. Floats, so that nothing moves when it comes. */
export function EditBar(props: { children: ComponentChildren; onReset: Handler; onDone: Handler }) {
  const { children, onReset, onDone } = props
  return (
    <div class="edit-bar" role="toolbar" aria-label="Layout">
      {children}
      <button class="button" type="button" onClick={onReset}>
        <Icon name="redo" />
        Reset
      </button>
      <p>Drag by the dots, or focus them and use the arrow keys.</p>
      <button class="button is-primary" type="button" onClick={onDone}>
        <Icon name="check" />
        Done
      </button>
    </div>
  )
}
