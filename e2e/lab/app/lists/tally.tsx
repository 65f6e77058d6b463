import { useState } from 'preact/hooks'

/** Counts in the browser. */
export function Tally({ name }: { name: string }) {
  const [count, setCount] = useState(0)
  return (
    <button type="button" data-tally={name} onClick={() => setCount(count + 1)}>
      {name}: {count}
    </button>
  )
}
