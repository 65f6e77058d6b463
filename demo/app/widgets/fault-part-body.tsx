import { useState } from 'preact/hooks'

/** The component of the fault lab while it can be rendered. */
export function FaultPartBody(props: {
  count: number
  onCount(event: Event): void
  /** Asks for a handler that throws. */
  onFail(): Promise<unknown>
  onBreak(event: Event): void
}) {
  const { count, onCount, onFail, onBreak } = props
  const [refused, setRefused] = useState<string>()
  const fail = (): void => {
    onFail().catch((error: { readonly code?: string }) => setRefused(error.code ?? 'lost'))
  }
  return (
    <section class="fault" aria-label="A live component">
      <h3>Live component {refused !== undefined && <span class="mark warn">{refused}</span>}</h3>
      <p>
        Its state: <b class="count">{count}</b>
        <span class="dim" role="status">
          {refused === undefined
            ? ''
            : ` – the handler set it to 1 000 000 and threw: rolled back, still ${count}.`}
        </span>
      </p>
      <p class="fault-tools">
        <button class="button" type="button" onClick={onCount}>
          Count
        </button>
        <button class="button" type="button" onClick={fail}>
          Throw in a handler
        </button>
        <button class="button" type="button" onClick={onBreak}>
          Throw in render
        </button>
      </p>
    </section>
  )
}
