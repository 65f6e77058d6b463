import { Flash } from 'livejsx'
import { Icon } from '../dashboard/icon.tsx'

/** The messages of the server, with a way back where there is one. */
export function Notice(props: { canUndo?: boolean; onUndo?: (event: Event) => unknown }) {
  return (
    <div class="notice">
      <Flash />
      {props.canUndo && (
        <button class="button" type="button" onClick={props.onUndo}>
          <Icon name="redo" />
          Undo
        </button>
      )}
    </div>
  )
}
