import { useState } from 'preact/hooks'
import { liveView } from 'livejsx'
import { z } from 'zod'

/** Sends what is typed in a way that loses some of it, and in one that does not. */
export default liveView({
  mount: () => ({ text: '' }),
  events: { set: z.object({ text: z.string() }), search: z.object({ text: z.string() }) },
  handleEvent: {
    set: (socket, { text }) => socket.assign({ text }),
    search: () => undefined,
  },
  render({ text }, live) {
    return (
      <main>
        <h1>Mistaken</h1>
        <input
          name="mistaken"
          aria-label="Mistaken"
          value={text}
          onInput={(event) => void live.push('set', { text: event.currentTarget.value })}
        />
        <Local onSearch={(own) => void live.push('search', { text: own })} />
      </main>
    )
  },
})

/** Keeps its text itself, and tells of it. */
function Local({ onSearch }: { onSearch: (text: string) => void }) {
  const [text, setText] = useState('')
  return (
    <input
      aria-label="Local"
      value={text}
      onInput={(event) => {
        setText(event.currentTarget.value)
        onSearch(event.currentTarget.value)
      }}
    />
  )
}
