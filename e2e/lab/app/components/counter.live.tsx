import { liveComponent, type MountContext } from 'livejsx'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

interface CounterProps {
  start?: number
  tint?: string
  /** Shown below, with the count. */
  footer?: (count: number) => ComponentChildren
}

/** Counts on the server, for itself alone. */
export const Counter = liveComponent({
  mount({ props }: MountContext<CounterProps>) {
    return { count: props.start ?? 0, tints: [props.tint ?? 'none'] }
  },
  update(socket, previous) {
    const { start = 0, tint = 'none' } = socket.props
    if (start !== (previous.start ?? 0)) socket.assign({ count: start })
    if (tint !== (previous.tint ?? 'none')) socket.update('tints', (tints) => [...tints, tint])
  },
  handleEvent: {
    inc(socket) {
      socket.update('count', (count) => count + 1)
    },
    tell(socket) {
      socket.sendParent('told', `count ${socket.assigns.count}`)
    },
  },
  render: ({ count, tints }, live, { id, children, footer }) => (
    <section class="box" aria-label={`Counter ${id}`}>
      <p class="row">
        <output>{count}</output>
        <button onClick={live.on('inc')}>More</button>
        <button onClick={live.on('tell')}>Tell</button>
        <Draft />
        <small>{tints.join(' ')}</small>
      </p>
      {children}
      <footer>{footer?.(count)}</footer>
    </section>
  ),
})

/** State of the browser inside of state of the server. */
function Draft() {
  const [text, setText] = useState('')
  return (
    <input
      aria-label="Draft"
      size={8}
      value={text}
      onInput={({ currentTarget }) => setText(currentTarget.value)}
    />
  )
}
