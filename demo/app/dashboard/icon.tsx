const drawings = {
  dashboard: 'M2.5 13.5h11M4 11V8m4 3V3m4 8V6',
  board: 'M2.5 3h3v10h-3zM6.5 3h3v6h-3zM10.5 3h3v8h-3z',
  table: 'M2.5 3h11v10h-11zM2.5 6.5h11M6.5 6.5V13',
  log: 'M2.5 4h11M2.5 8h7M2.5 12h9',
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
  gear: 'M2.5 4.5h5m3 0h3M9 3v3M2.5 11.5h2m3 0h6M6 10v3',
  close: 'M4 4l8 8M12 4l-8 8',
  add: 'M8 3v10M3 8h10',
  edit: 'M2.5 2.5h4.5v6h-4.5zM9.5 2.5h4v3h-4zM9.5 8h4v5.5h-4zM2.5 11h4.5v2.5h-4.5z',
  remove: 'M3 4.5h10M6.5 4V2.5h3V4M4.5 4.5l.6 9h5.8l.6-9',
  grip: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01',
  far: 'M2.5 8h2m3 0h1m3 0h2M4.5 5.5 2 8l2.5 2.5M11.5 5.5 14 8l-2.5 2.5',
  lock: 'M4 7.5h8v6H4zM5.5 7.5V5.2a2.5 2.5 0 0 1 5 0v2.3',
  warn: 'M8 2.5l6 11H2zM8 6.5v3.2M8 11.6h.01',
  left: 'M9.5 4l-4 4 4 4',
  right: 'M6.5 4l4 4-4 4',
  tag: 'M2.5 8.2V2.5h5.7l5.3 5.3-5.7 5.7zM5.6 5.6h.01',
  mail: 'M2.5 3.5h11v9h-11zM2.5 4.5l5.5 4.5 5.5-4.5',
  link: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2a2.6 2.6 0 0 0-3.7-3.7l-.7.7M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9a2.6 2.6 0 0 0 3.7 3.7l.7-.7',
  archive: 'M2.5 3h11v3h-11zM3.5 6v7h9V6M6.5 8.5h3',
  flag: 'M4 14V2.5h8l-2 3 2 3H4',
  keys: 'M1.5 4h13v8h-13zM4 6.5h.01M6.7 6.5h.01M9.3 6.5h.01M12 6.5h.01M4.5 9.5h7',
  cut: 'M2.5 8h3.5m4 0h3.5M7 4.5 6 2.5m3 9 1 2M9 4.5l1-2m-3 9-1 2',
  power: 'M8 2v5.5M4.8 4.2a5 5 0 1 0 6.4 0',
  deploy: 'M8 13.5v-9M4.5 7.5 8 4l3.5 3.5M3 2.5h10',
  plug: 'M5.5 2v3.5m5-3.5v3.5M4 5.5h8v2.5a4 4 0 0 1-8 0zM8 12v2.5',
  minus: 'M3 8h10',
  more: 'M4 8h.01M8 8h.01M12 8h.01',
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
