import type { Field } from 'livejsx'
import type { ComponentChildren } from 'preact'
import { Icon } from '../dashboard/icon.tsx'
import { pathOf, Theirs } from './conflicts.tsx'

/** A control with its label above, and a line below that is always there. */
export function FieldBox(props: {
  label: string
  field: Field
  /** What is told while there is no error. */
  hint?: string
  /** Makes the control. @default a text input */
  children?: ComponentChildren
}) {
  const { label, field, hint, children } = props
  return (
    <div class="field-box">
      <label for={field.id}>{label}</label>
      {children ?? (
        <input {...field.as('text')} class="input" aria-describedby={noteId(field, hint)} />
      )}
      <Note field={field} hint={hint} />
    </div>
  )
}

/** Some controls under one label. */
export function FieldGroup(props: {
  label: string
  field: Field
  hint?: string
  children: ComponentChildren
}) {
  const { label, field, hint, children } = props
  return (
    <fieldset class="field-box" aria-describedby={noteId(field, hint)}>
      <legend>{label}</legend>
      <div class="checks">{children}</div>
      <Note field={field} hint={hint} />
    </fieldset>
  )
}

/** The line below a control: its errors, else its hint; and what others have made of it. */
export function Note({ field, hint }: { field: Field; hint: string | undefined }) {
  return (
    <p class="field-note">
      {field.errors.length > 0 ? (
        <span class="field-error" id={field.errorId}>
          <Icon name="warn" />
          {field.errors.join('. ')}
        </span>
      ) : (
        <span id={`${field.id}-hint`}>{hint}</span>
      )}
      <Theirs path={pathOf(field.name)} />
    </p>
  )
}

/** Id of what describes a control: its errors, else its hint. */
export function noteId(field: Field, hint: string | undefined): string | undefined {
  if (field.errors.length > 0) return field.errorId
  return hint === undefined ? undefined : `${field.id}-hint`
}
