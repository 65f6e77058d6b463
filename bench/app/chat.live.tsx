import { liveView, stream } from 'livejsx'
import { z } from 'zod'

interface Message {
  readonly id: number
  readonly text: string
}

const topic = 'chat'
const kept = 100
let last = 0

export default liveView({
  mount({ subscribe }) {
    subscribe(topic)
    return { messages: stream<Message>([], { limit: -kept }) }
  },
  events: { say: z.object({ text: z.string().min(1).max(200) }) },
  handleEvent: {
    say: (socket, { text }) => socket.broadcast(topic, 'said', { id: ++last, text }),
  },
  handleInfo: {
    said: (socket, message: Message) => socket.assigns.messages.insert(message),
  },
  title: () => 'Chat',
  render: ({ messages }, live) => (
    <main>
      <form {...live.form('say', { reset: true })}>
        <input id="text" name="text" aria-label="Message" autocomplete="off" />
        <button id="send">Send</button>
      </form>
      <ul id="messages">
        {messages.map(({ text }) => (
          <li>{text}</li>
        ))}
      </ul>
    </main>
  ),
})
