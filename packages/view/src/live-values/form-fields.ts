import { fieldId, fieldName } from './form-names.ts'
import type { IsGroup, RowOf } from './form-paths.ts'
import type { FormRows } from './form-rows.ts'
import type { FormState, SentValue } from './form-state.ts'

/** Props that every control of a field has. */
export interface FieldProps {
  readonly name: string
  /** Stable, from the form's key and the field's path: `profile-address-city`. */
  readonly id: string
  /** `true` while it is in error. Absence = it is not. */
  readonly 'aria-invalid'?: true
  /** Id of its errors. Absence = there are none. */
  readonly 'aria-describedby'?: string
  /** Rises when the server sets the field on purpose. Absence = it has not. */
  readonly overwrite?: number
}

/** Props of a control with a text. */
export interface TextProps extends FieldProps {
  readonly value: string
}

/** Props of a box or button that is checked or not. */
export interface CheckedProps extends FieldProps {
  readonly type: 'checkbox' | 'radio'
  readonly checked: boolean
  /** What it stands for. Absence = it is the only one. */
  readonly value?: string
}

/** Props of an input that shows nothing: passwords and files. */
export interface BlankProps<Type extends string> extends FieldProps {
  readonly type: Type
  readonly multiple?: true
}

/** Props of a list to choose from. */
export interface SelectProps extends FieldProps {
  /** What is chosen; a list of texts where any number can be. */
  readonly value: string
  readonly multiple?: true
}

/**
 * A field of a form: spread it on an `<input>`, or `as(…)` on other controls. Only what belongs on a
 * control is spread.
 */
export interface Field extends TextProps {
  /** What is to be shown of its errors. */
  readonly errors: readonly string[]
  /** Id for the element with its errors. */
  readonly errorId: string
  /** Whether the visitor has changed it. */
  readonly used: boolean
  /** What it holds: text, whether it is checked, or what is chosen. Empty for passwords and files. */
  readonly raw: SentValue
  /**
   * Gives the props for another control.
   *
   * @param value what a radio button or a box of a list stands for
   * @throws TypeError for `password` when the field is not secret, by its name or by `form`'s option
   */
  as(type: 'radio', value: string | number): CheckedProps
  as(type: 'checkbox', value?: string | number): CheckedProps
  as(type: 'select'): SelectProps
  as(type: 'textarea'): TextProps
  as(type: 'password'): BlankProps<'password'>
  as(type: 'file'): BlankProps<'file'>
  as<Type extends string>(type: Type): TextProps & { readonly type: Type }
}

/** What lies at one name of a form. */
export type FieldOf<Value> = [RowOf<Value>] extends [never]
  ? IsGroup<Value> extends true
    ? FieldsOf<NonNullable<Value>>
    : Field
  : FormRows<RowOf<Value>>

/** The fields of a form, in the shape of its values. */
export type FieldsOf<Values> = unknown extends Values
  ? Readonly<Record<string, Field>>
  : { readonly [Name in keyof Values]-?: FieldOf<Values[Name]> }

/** What the fields of a form have in common. */
export interface FieldSource {
  readonly state: FormState
  /** Name of the form's assign. */
  readonly key: string
  /** What ids begin with. */
  readonly scope: string
  isUsed(path: string): boolean
}

/**
 * The field at a path. A class, since what is on its prototype is not spread, and a form may have a
 * thousand fields in each render.
 */
export class FormField {
  readonly name: string
  readonly id: string
  readonly value: string
  readonly #source: FieldSource
  readonly #path: string

  constructor(source: FieldSource, path: string) {
    const { state, key, scope } = source
    this.#source = source
    this.#path = path
    this.name = fieldName(key, path)
    this.id = fieldId(scope, path)
    const { raw } = this
    this.value = typeof raw === 'string' ? raw : raw === true ? 'true' : ''
    Object.assign(this, this.#marks())
    const rev = revOf(state, path)
    if (rev > 0) Object.assign(this, { overwrite: rev })
  }

  get raw(): SentValue {
    return own(this.#source.state.values, this.#path) ?? ''
  }

  get errors(): readonly string[] {
    return own(this.#source.state.errors, this.#path) ?? []
  }

  get errorId(): string {
    return `${this.id}-error`
  }

  get used(): boolean {
    return this.#source.isUsed(this.#path)
  }

  as(type: string, value?: string | number): FieldProps {
    if (type === 'password' && !this.#source.state.blank.includes(this.#path))
      throw openPassword(this)
    const { value: _text, ...props } = this
    return controlProps(props, this.raw, type, value)
  }

  #marks(): Partial<FieldProps> {
    if (this.errors.length === 0) return {}
    return { 'aria-invalid': true, 'aria-describedby': this.errorId }
  }
}

function openPassword({ name }: FormField): TypeError {
  return new TypeError(
    `\`as('password')\`: what is entered in \`${name}\` would be sent back to pages; name the field in the option \`secret\` of \`form\``,
  )
}

function own<Value>(record: Readonly<Record<string, Value>>, path: string): Value | undefined {
  return Object.hasOwn(record, path) ? record[path] : undefined
}

function controlProps(
  props: FieldProps,
  raw: SentValue,
  type: string,
  value: string | number | undefined,
): FieldProps {
  const isList = typeof raw === 'object'
  switch (type) {
    case 'radio':
    case 'checkbox': {
      if (value === undefined) return { ...props, type, checked: raw === true } as CheckedProps
      const text = String(value)
      const checked = isList ? raw.includes(text) : String(raw) === text
      return { ...props, id: fieldId(props.id, text), type, value: text, checked } as CheckedProps
    }
    case 'select':
      return (isList ? { ...props, value: raw, multiple: true } : withText(props, raw)) as never
    case 'textarea':
      return withText(props, raw)
    case 'password':
      // From the first render on: without a value only this tells when it is to be emptied.
      return { overwrite: 0, ...props, type } as BlankProps<'password'>
    case 'file':
      return {
        overwrite: 0,
        ...props,
        type,
        ...(isList ? { multiple: true } : {}),
      } as BlankProps<'file'>
    default:
      return { ...withText(props, raw), type } as FieldProps
  }
}

function withText(props: FieldProps, raw: SentValue): TextProps {
  return { ...props, value: typeof raw === 'object' ? '' : String(raw) }
}

function revOf({ rev }: FormState, path: string): number {
  return (own(rev, path) ?? 0) + (rev[''] ?? 0)
}
