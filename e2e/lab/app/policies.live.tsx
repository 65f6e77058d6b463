import { liveView, type LiveSocket } from 'livejsx'
import { z } from 'zod'
import { passGate } from './gates.server.ts'
import { Pusher } from './policies/pusher.tsx'
import { record } from './record.server.ts'
import { keyOf } from './topic.ts'

interface Assigns {
  key: string
  done: string[]
  step: string
}

const name = z.object({ name: z.string() })

/** Events that meet others of their kind, and events that tell how far they are. */
export default liveView({
  mount: ({ url }): Assigns => ({ key: keyOf(url), done: [], step: 'none' }),
  events: { queue: name, latest: name, drop: name, parallel: name },
  policies: { latest: 'latest', drop: 'drop', parallel: 'parallel' },
  handleEvent: {
    queue: (socket, payload) => work(socket, payload.name),
    latest: (socket, payload) => work(socket, payload.name),
    drop: (socket, payload) => work(socket, payload.name),
    parallel: (socket, payload) => work(socket, payload.name),
    async *steps(socket) {
      for (const step of ['first', 'second', 'third']) {
        socket.assign({ step })
        yield
        await passGate(socket.assigns.key, step)
      }
      socket.assign({ step: 'all' })
      return 'finished'
    },
    async *stumble(socket) {
      socket.assign({ step: 'before the fall' })
      yield
      await passGate(socket.assigns.key, 'stumble')
      socket.assign({ step: 'never shown' })
      throw new Error('stumbled')
    },
  },
  title: () => 'Policies',
  render({ done, step }, live) {
    return (
      <main>
        <h1>Policies</h1>
        <p id="done">{done.join(' ')}</p>
        <p id="step">{step}</p>
        <Pusher
          pushes={(['queue', 'latest', 'drop', 'parallel'] as const).flatMap((policy) =>
            ['1', '2', '3'].map((number) => ({
              label: `${policy} ${number}`,
              push: () => live.push(policy, { name: `${policy} ${number}` }),
            })),
          )}
        />
        <Pusher
          pushes={[
            { label: 'steps', push: () => live.push('steps') },
            { label: 'stumble', push: () => live.push('stumble') },
          ]}
        />
      </main>
    )
  },
})

async function work(socket: LiveSocket<Assigns, undefined>, name: string): Promise<string> {
  const { key } = socket.assigns
  record(key, `start ${name}`)
  socket.signal.addEventListener('abort', () => record(key, `abort ${name}`))
  await passGate(key, name)
  socket.update('done', (done) => [...done, name])
  return `reply to ${name}`
}
