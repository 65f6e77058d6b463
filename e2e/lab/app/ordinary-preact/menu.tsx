import { createPortal } from 'preact'
import { useState } from 'preact/hooks'
import { ColorName } from './color.tsx'

/** A menu that leaves its place in the page for the end of `<body>`, with its state and context. */
export function Menu({ tick }: { tick: number }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <section aria-label="Portal">
      <h2>Portal</h2>
      <button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        Menu
      </button>
      {isOpen &&
        createPortal(
          <div role="dialog" aria-label="Menu" class="box menu">
            <p>
              Tick <output>{tick}</output>, colour <ColorName />
            </p>
            <Entries />
          </div>,
          document.body,
        )}
    </section>
  )
}

function Entries() {
  const [entries, setEntries] = useState(1)
  return (
    <p class="row">
      <button onClick={() => setEntries(entries + 1)}>Entries: {entries}</button>
      <input aria-label="Search" />
    </p>
  )
}
