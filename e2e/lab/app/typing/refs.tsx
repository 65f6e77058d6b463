import { useRef } from 'preact/hooks'

const log: string[] = []
if (typeof window === 'object') Object.assign(window, { refLog: log })

function follow(element: Element | null): () => void {
  log.push(`attach ${element?.tagName}`)
  return () => log.push('detach')
}

function note(element: Element | null): void {
  log.push(element === null ? 'null' : `note ${element.tagName}`)
}

/** Inputs with refs of the author's. */
export function Refs({ value, onInput }: { value: string; onInput: (event: Event) => unknown }) {
  const box = useRef<HTMLInputElement>(null)
  return (
    <section class="box" aria-label="Refs">
      <input data-field="followed" aria-label="Followed" ref={follow} value={value} />
      <input data-field="noted" aria-label="Noted" ref={note} value={value} onInput={onInput} />
      <input data-field="boxed" aria-label="Boxed" ref={box} value={value} />
      <button onClick={() => log.push(`box ${box.current?.value}`)}>Read</button>
    </section>
  )
}
