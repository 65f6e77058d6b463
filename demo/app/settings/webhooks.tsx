import type { FieldOf } from 'livejsx'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { z } from 'zod'
import { Icon } from '../dashboard/icon.tsx'
import { hookEvents } from './choices.ts'
import { Theirs } from './conflicts.tsx'
import { Note } from './field.tsx'
import type { Settings } from './schema.server.ts'

/** Rows that are added, removed and moved, with and without JavaScript. */
export function Webhooks(props: { webhooks: FieldOf<z.input<typeof Settings>['webhooks']> }) {
  const { rows, errors, errorId, add } = props.webhooks
  const panel = useRef<HTMLElement>(null)
  const count = useRef(rows.length)

  useLayoutEffect(() => {
    const grown = rows.length - count.current
    count.current = rows.length
    const focused = document.activeElement
    const end = panel.current?.querySelector<HTMLElement>('.webhooks-end button')
    // A new row is there to be filled in; a row that is gone has taken the focus with it.
    if (grown > 0 && focused === end) {
      panel.current?.querySelector<HTMLElement>('.webhooks > :last-child input')?.focus()
    } else if (grown < 0 && (focused === null || focused === document.body)) end?.focus()
  })

  return (
    <section ref={panel} class="panel" aria-labelledby="webhooks">
      <header>
        <h2 id="webhooks">Webhooks</h2>
        <span class="context">{rows.length === 1 ? '1 address' : `${rows.length} addresses`}</span>
      </header>
      <div class="body">
        {rows.length === 0 && <p class="dim">Nobody is called.</p>}
        <ul class="webhooks" aria-labelledby="webhooks">
          {rows.map(({ key, index, fields, remove, up, down }) => {
            const number = index + 1
            return (
              <li key={key}>
                <div class="field-box">
                  <label for={fields.url.id}>Address {number}</label>
                  <input {...fields.url.as('url')} class="input" />
                  <Note field={fields.url} hint={undefined} />
                </div>
                <div class="field-box">
                  <label for={fields.event.id}>Called on</label>
                  <select {...fields.event.as('select')} class="input">
                    {hookEvents.map((event) => (
                      <option key={event} value={event}>
                        {event}
                      </option>
                    ))}
                  </select>
                </div>
                <div class="row-tools" role="group" aria-label={`Row ${number}`}>
                  <button {...up} class="tool" aria-label={`Move address ${number} up`}>
                    <Icon name="up" />
                  </button>
                  <button {...down} class="tool" aria-label={`Move address ${number} down`}>
                    <Icon name="down" />
                  </button>
                  <button {...remove} class="tool remove" aria-label={`Remove address ${number}`}>
                    <Icon name="remove" />
                  </button>
                </div>
              </li>
            )
          })}
        </ul>
        <div class="webhooks-end">
          <button {...add} class="button">
            <Icon name="add" />
            Add an address
          </button>
          <Theirs path="webhooks" />
          {errors.length > 0 && (
            <p class="field-error" id={errorId}>
              <Icon name="warn" />
              {errors.join('. ')}
            </p>
          )}
        </div>
      </div>
    </section>
  )
}
