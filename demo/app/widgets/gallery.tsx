import { FocusWrap, Portal } from 'livejsx'
import { useState } from 'preact/hooks'
import { Icon } from '../dashboard/icon.tsx'
import { catalogue } from './catalogue.ts'
import type { Layout, WidgetKind } from './layout-item.ts'
import { Sketch } from './sketch.tsx'

const kinds = Object.keys(catalogue) as WidgetKind[]

/** A button that opens the gallery of widgets. */
export function Gallery(props: { layout: Layout; onAdd(kind: WidgetKind): void }) {
  const { layout, onAdd } = props
  const [isOpen, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  return (
    <>
      <button
        class="button"
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        <Icon name="add" />
        Add widget
      </button>
      {isOpen && (
        <Portal to="#dialogs">
          <div
            class="backdrop"
            onPointerDown={(event) => event.target === event.currentTarget && close()}
          >
            <FocusWrap
              class="dialog"
              role="dialog"
              aria-modal="true"
              aria-labelledby="gallery"
              tabIndex={-1}
              onKeyDown={(event) => event.key === 'Escape' && close()}
            >
              <div class="dialog-head">
                <h2 id="gallery">Add a widget</h2>
                <button class="tool" type="button" aria-label="Close" onClick={close}>
                  <Icon name="close" />
                </button>
              </div>
              <ul class="gallery">
                {kinds.map((kind, index) => (
                  <li key={kind}>
                    <button
                      class="card"
                      type="button"
                      autofocus={index === 0}
                      onClick={() => {
                        close()
                        onAdd(kind)
                      }}
                    >
                      <Sketch kind={kind} />
                      <span class="card-title">
                        {catalogue[kind].title}
                        <Shown count={layout.filter((item) => item.kind === kind).length} />
                      </span>
                      <span class="card-about">{catalogue[kind].about}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </FocusWrap>
          </div>
        </Portal>
      )}
    </>
  )
}

function Shown({ count }: { count: number }) {
  return count === 0 ? null : (
    <span class="mark mute">{count === 1 ? 'shown' : `${count} shown`}</span>
  )
}
