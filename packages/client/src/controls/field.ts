/** An element that takes what a user enters. Which of the members are there depends on its tag. */
export interface Field extends HTMLElement {
  value: string
  defaultValue: string
  checked: boolean
  defaultChecked: boolean
  readonly type: string
  readonly name: string
  readonly form: HTMLFormElement | null
  readonly disabled: boolean
  readonly readOnly: boolean
  readonly validity: ValidityState
  readonly options: Iterable<HTMLOptionElement>
  readonly selectionStart: number | null
  readonly selectionEnd: number | null
  readonly selectionDirection: 'forward' | 'backward' | 'none' | null
  setSelectionRange(start: number, end: number | null, direction?: string): void
}

/**
 * What a control holds. A number is always `NaN`: text that is no value of the control's type yet, or
 * a value of which nobody knows whether the server has it. It equals nothing, itself included.
 */
export type Value = string | boolean | number

/** How a kind of control holds what the user enters. */
export interface Kind {
  /** Whether text is typed into it: its focus protects it, and so does an event that failed. */
  readonly isTyped: boolean
  read(field: Field): Value
  /**
   * @param markup what `value` was made of, for HTML that only a policy may make
   */
  write(field: Field, value: Value, markup: unknown): void
  /** Whether it shows a rendered value. */
  shows(field: Field, want: Value): boolean
  /** Whether it holds anything but the value that was exchanged last. */
  differs(field: Field, base: Value): boolean
  /** What the page's HTML gave it, whatever was entered since. */
  initial(field: Field, want: Value | undefined): Value
  /** Makes a rendered value what the form's reset goes back to, unless the HTML has one. */
  setDefault(field: Field, want: Value): void
  /** All that are changed by a change of this one. */
  group(field: Field): Iterable<Field>
}
