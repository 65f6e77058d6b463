import { useEffect, useRef, useState } from 'preact/hooks'

/** Counts clicks in the browser, and tells of each. Notes in its element when it became interactive. */
export function Likes({ name, tick, onLike }: { name: string; tick: number; onLike(): void }) {
  const [clicks, setClicks] = useState(0)
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.setAttribute('data-awake', ''), [])
  return (
    <section class="box" ref={box} aria-label={name}>
      <button
        onClick={() => {
          setClicks((count) => count + 1)
          onLike()
        }}
      >
        Clicks: {clicks}
      </button>
      <input aria-label="Text" />
      <p>Tick {tick}</p>
    </section>
  )
}
