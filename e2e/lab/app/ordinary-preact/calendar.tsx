import type { HTMLAttributes } from 'preact'
import { useEffect, useState } from 'preact/hooks'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'calendar-date': HTMLAttributes<HTMLInputElement> & { 'focused-date'?: string }
      'calendar-month': HTMLAttributes
    }
  }
}

/** A date picker that is a custom element of the package `cally`: its state is its own. */
export function Calendar() {
  const [date, setDate] = useState('none')
  useEffect(() => void import('cally'), [])
  return (
    <section aria-label="Calendar">
      <h2>Custom element</h2>
      <calendar-date
        focused-date="2026-03-10"
        onChange={({ currentTarget }) => setDate(currentTarget.value)}
      >
        <calendar-month />
      </calendar-date>
      <p>Chosen: {date}</p>
    </section>
  )
}
