import { Component } from 'preact'
import { useEffect, useReducer, useRef, useState } from 'preact/hooks'
import { ColorName } from './color.tsx'
import { countEffect } from './effects.client.ts'

/** One of each kind of state that a component can have. The server knows of none of it. */
export function Card({ title, tick }: { title: string; tick: number }) {
  const [clicks, setClicks] = useState(0)
  const [step, next] = useReducer((steps: number, by: number) => steps + by, 1)
  const [text, setText] = useState('')
  const renders = useRef(0)
  const box = useRef<HTMLLIElement>(null)
  renders.current += 1

  useEffect(() => countEffect(`${title} once`), [])
  useEffect(() => countEffect(`${title} each tick`), [tick])
  // By its reference: the element that the server rendered is the one that the component holds.
  useEffect(() => box.current?.setAttribute('data-renders', String(renders.current)))

  return (
    <li class="box" ref={box} data-kept={title} aria-label={title}>
      <h2>
        {title} <small>{tick}</small>
      </h2>
      <p class="row">
        <button onClick={() => setClicks((count) => count + 1)}>Clicks: {clicks}</button>
        <button onClick={() => next(10)}>Step: {step}</button>
        <Toggle name={title} />
      </p>
      <p class="row">
        <input aria-label="Loose" placeholder="uncontrolled" size={12} />
        <input
          aria-label="Held"
          placeholder="in state"
          size={12}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </p>
      <details>
        <summary>Details</summary>
        <p>
          Tick {tick}, colour <ColorName />
        </p>
      </details>
      <div class="scroll" tabIndex={0}>
        {Array.from({ length: 30 }, (_, index) => (
          <div key={index}>
            Line {index} of tick {tick}
          </div>
        ))}
      </div>
    </li>
  )
}

class Toggle extends Component<{ name: string }, { on: boolean }> {
  override state = { on: false }
  #stop: (() => void) | undefined

  override componentDidMount(): void {
    this.#stop = countEffect(`${this.props.name} class`)
  }

  override componentWillUnmount(): void {
    this.#stop?.()
  }

  override render() {
    return (
      <button aria-pressed={this.state.on} onClick={() => this.setState(({ on }) => ({ on: !on }))}>
        Toggle
      </button>
    )
  }
}
