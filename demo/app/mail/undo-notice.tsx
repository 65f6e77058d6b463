import { Icon } from '../dashboard/icon.tsx'
import type { Moved } from './mail-state.ts'

/** Tells what has just been done, with a way back. */
export function UndoNotice({ moved, onUndo }: { moved: Moved | null; onUndo(): void }) {
  return (
    <div class="undo-notice">
      <p role="status">{moved?.text}</p>
      {moved !== null && (
        <button class="button" type="button" title="Undo (z)" onClick={onUndo}>
          <Icon name="redo" />
          Undo
        </button>
      )}
    </div>
  )
}
