import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { Icon } from '../dashboard/icon.tsx'
import { Price } from '../dashboard/price.tsx'
import { catalogue } from './catalogue.ts'
import { chosen, Choice } from './choice.tsx'
import { heightNames, widthNames } from './size-names.ts'
import type { LayoutItem } from './layout-item.ts'

type Handler = (event: Event) => void

/** What the fields that every widget has may send. */
export interface SentChange {
  readonly title?: string
  readonly columns?: string
  readonly rows?: string
}

/** The frame of a widget: its title, what its last update weighed, and its settings. */
export function WidgetPanel(props: {
  item: LayoutItem
  /** What the title leaves open. */
  context?: ComponentChildren
  /** Names of the page's assigns that the widget shows. */
  shows: readonly string[]
  /** Ids of live components inside. */
  parts?: readonly string[]
  /** Makes a handler that asks for another title or size. */
  change(read: (event: Event) => SentChange): Handler
  /** Fields of the widget's own. */
  settings?: ComponentChildren
  children: ComponentChildren
}) {
  const { item, context, shows, parts = [], change, settings, children } = props
  const [isOpen, setOpen] = useState(false)
  const gear = useRef<HTMLButtonElement>(null)
  const close = (): void => {
    setOpen(false)
    gear.current?.focus()
  }
  return (
    <section
      class={`panel at-${item.kind}`}
      aria-labelledby={`panel-${item.id}`}
      onKeyDown={(event) => event.key === 'Escape' && isOpen && close()}
    >
      <header>
        <h2 id={`panel-${item.id}`}>{item.title}</h2>
        <span class="context">{context}</span>
        <Price names={shows} parts={[item.id, ...parts]} />
        <button
          ref={gear}
          class="tool gear"
          type="button"
          aria-label={`Settings of ${item.title}`}
          aria-expanded={isOpen}
          aria-controls={`settings-${item.id}`}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name={isOpen ? 'close' : 'gear'} />
        </button>
      </header>
      {children}
      <form
        id={`settings-${item.id}`}
        class="settings"
        hidden={!isOpen}
        aria-label={`Settings of ${item.title}`}
        onSubmit={(event) => event.preventDefault()}
      >
        {isOpen && (
          <>
            {settings}
            <TitleField item={item} change={change} />
            <SizeFields item={item} change={change} />
          </>
        )}
      </form>
    </section>
  )
}

interface FieldProps {
  item: LayoutItem
  change(read: (event: Event) => SentChange): Handler
}

function TitleField({ item, change }: FieldProps) {
  return (
    <label class="field">
      <span>Title</span>
      <input
        type="text"
        maxLength={40}
        autocomplete="off"
        defaultValue={item.title}
        placeholder={catalogue[item.kind].title}
        onChange={change((event) => ({ title: (event.currentTarget as HTMLInputElement).value }))}
      />
    </label>
  )
}

function SizeFields({ item, change }: FieldProps) {
  const { columns, rows } = catalogue[item.kind].sizes
  return (
    <>
      {columns.length > 1 && (
        <Choice
          label="Width"
          value={item.size.columns}
          options={columns.map((each) => [each, widthNames[each]])}
          onChange={change((event) => ({ columns: chosen(event) }))}
        />
      )}
      <Choice
        label="Height"
        value={item.size.rows}
        options={rows.map((each) => [each, heightNames[each]])}
        onChange={change((event) => ({ rows: chosen(event) }))}
      />
    </>
  )
}
