import { form, liveView } from 'livejsx'
import { z } from 'zod'
import { passGate } from '../gates.server.ts'
import { keyOf } from '../topic.ts'

const Message = z.object({ text: z.string().min(1, 'Say something') })

/** A form that is emptied when it is sent, and one without a live value. */
export default liveView({
  mount: ({ url }) => ({
    key: keyOf(url),
    said: [] as string[],
    found: '',
    message: form(Message, { text: '' }),
  }),
  events: { say: Message, search: z.object({ q: z.string(), in: z.array(z.string()).optional() }) },
  handleEvent: {
    async say(socket, { text }) {
      // The spec says when, and lets it fail.
      if (text.startsWith('refuse')) await passGate(socket.assigns.key, text)
      socket.update('said', (said) => [...said, text])
      socket.assigns.message.reset()
    },
    search: (socket, { q, in: places = [] }) =>
      socket.assign({ found: `${q} in ${places.join('+') || 'nothing'}` }),
  },
  title: () => 'Chat',
  render({ said, found, message }, live) {
    return (
      <main>
        <h1>Chat</h1>
        <ul aria-label="Said">
          {said.map((text, index) => (
            <li key={index}>{text}</li>
          ))}
        </ul>
        <form {...live.form('say', { of: message, reset: true })}>
          <input aria-label="Text" {...message.fields.text} />
          <button>Send</button>
        </form>
        <form {...live.form('search', { change: 'search' })}>
          <input aria-label="Search" name="q" />
          <label>
            <input type="checkbox" name="in[]" value="names" /> Names
          </label>
          <label>
            <input type="checkbox" name="in[]" value="texts" /> Texts
          </label>
        </form>
        <output id="found">{found}</output>
      </main>
    )
  },
})
