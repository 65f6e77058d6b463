/** A labelled field of a widget's settings with some values to choose from. */
export function Choice<Value extends string | number>(props: {
  label: string
  value: Value
  options: readonly (readonly [value: Value, name: string])[]
  onChange(event: Event): void
}) {
  const { label, value, options, onChange } = props
  return (
    <label class="field">
      <span>{label}</span>
      <select onChange={onChange}>
        {options.map(([each, name]) => (
          <option key={each} value={each} selected={each === value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Reads the value that was chosen. */
export function chosen<Value extends string = string>(event: Event): Value {
  return (event.currentTarget as HTMLSelectElement).value as Value
}
