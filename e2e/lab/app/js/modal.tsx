import { chain, js, onKey, type Handler } from 'livejsx'

interface ModalProps {
  tick: number
  /** Told that it was closed. */
  close: Handler
  /** Lets the server close it. */
  cancel: Handler
}

/** A dialog that opens and closes without the server. */
export function Modal({ tick, close, cancel }: ModalProps) {
  const hide = chain(js.hide('#modal'), js.popFocus())
  return (
    <div
      id="modal"
      class="box menu"
      role="dialog"
      aria-modal="true"
      aria-label="Modal"
      hidden
      data-tick={tick}
      onKeyDown={onKey('Escape', hide)}
      {...js.named('cancel', chain(hide, close))}
    >
      <button disabled>Never</button>
      <button onClick={hide}>Close</button>
      <button onClick={chain(hide, close)}>Close and tell</button>
      <button onClick={cancel}>Cancel</button>
      <output>{tick}</output>
    </div>
  )
}
