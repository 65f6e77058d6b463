import { liveView } from 'livejsx'
import { record, recordOf } from '../record.server.ts'
import { keyOf } from '../topic.ts'
import { CardForm } from './card.live.tsx'

/** A form that is not in the page at first. */
export default liveView({
  mount({ url }) {
    const key = keyOf(url)
    return { key, isShown: recordOf(key).includes('show') }
  },
  handleEvent: {
    show(socket) {
      record(socket.assigns.key, 'show')
      socket.assign({ isShown: true })
    },
  },
  title: () => 'Parts',
  render: ({ key, isShown }, live) => (
    <main>
      <h1>Parts</h1>
      <button onClick={live.on('show')}>Show</button>
      {isShown && <CardForm id="card" lab={key} />}
    </main>
  ),
})
