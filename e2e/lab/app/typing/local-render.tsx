import { useState } from 'preact/hooks'

interface Props {
  value: string
  onInput: (event: Event) => unknown
}

/** A server's input in a component that renders by itself. */
export function LocalRender({ value, onInput }: Props) {
  const [count, setCount] = useState(0)
  return (
    <section class="box" aria-label="Local render">
      <input data-field="inner" aria-label="Inner" value={value} onInput={onInput} />
      <button onClick={() => setCount(count + 1)}>Rendered {count}</button>
    </section>
  )
}
