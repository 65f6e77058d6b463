const drawings = {
  dashboard: 'M2.5 13.5h11M4 11V8m4 3V3m4 8V6',
  about: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11zM8 7.2v3.6M8 5h.01',
  health: 'M1.5 8.5h3l1.8-4.5 3 8.5 1.9-4h3.3',
  theme: 'M8 2.5a5.5 5.5 0 1 0 0 11zM8 2.5a5.5 5.5 0 0 1 0 11',
  pause: 'M5.5 3.5v9m5-9v9',
  play: 'M5 3.2v9.6l7.5-4.8z',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9zM10.3 10.3l3.2 3.2',
  down: 'M4 6l4 4 4-4',
  up: 'M4 10l4-4 4 4',
  check: 'M3 8.5 6.5 12 13 4.5',
  redo: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.5v3h-3',
  empty: 'M2.5 9 4 3h8l1.5 6v4h-11zM2.5 9h3.3l1 1.7h2.4l1-1.7h3.3',
} as const

/** Names of the drawings of {@link Icon}. */
export type IconName = keyof typeof drawings

/** A drawing of 16 × 16 in the colour of the text. Says nothing by itself: words stand beside it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  )
}
