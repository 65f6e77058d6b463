import { js } from 'livejsx'

interface OwnProps {
  isOpen: boolean
  tick: number
}

/** Elements that open and close by themselves, while the server says what it thinks of that. */
export function Own({ isOpen, tick }: OwnProps) {
  return (
    <section>
      <details id="own" open={isOpen} title={`${tick}`} {...js.ignoreAttributes('open', 'data-*')}>
        <summary>Own details</summary>
        Tick {tick} <span id="said">{isOpen ? 'open' : 'closed'}</span>
      </details>
      <details id="ruled" open={isOpen}>
        <summary>Ruled details</summary>
        Tick {tick}
      </details>
      <button onClick={() => find<HTMLDialogElement>('#dialog').showModal()}>Show modal</button>
      <dialog
        id="dialog"
        open={isOpen}
        data-place={isOpen ? 'here' : 'there'}
        aria-label="Own dialog"
        {...js.ignoreAttributes('open', 'data-*')}
      >
        <p>Tick {tick}</p>
        <form method="dialog">
          <button>Done</button>
        </form>
      </dialog>
    </section>
  )
}

function find<Found extends Element>(selector: string): Found {
  return document.querySelector(selector) as Found
}
