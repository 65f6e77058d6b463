import { liveComponent } from 'livejsx'
import { z } from 'zod'

/** A text of its own. */
export const Field = liveComponent({
  mount: () => ({ text: '' }),
  events: { set: z.string() },
  handleEvent: {
    set: (socket, text) => socket.assign({ text: text.toUpperCase() }),
  },
  render: ({ text }, live, { id }) => (
    <input
      data-field={id}
      aria-label={id}
      value={text}
      onInput={live.on('set', ({ currentTarget }) => (currentTarget as HTMLInputElement).value)}
    />
  ),
})
