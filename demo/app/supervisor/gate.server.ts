import { connect, createServer, type Server, type Socket } from 'node:net'

/** A server that does not answer is asked again after so long, in ms. */
const retryMs = 25

/**
 * Opens the port that browsers know. Whoever comes while no server runs waits at the gate instead of
 * being turned away.
 *
 * @param target port of the server that takes new connections; waits until there is one. `undefined` =
 * there will be none
 */
export function openGate(port: number, target: () => Promise<number | undefined>): Promise<Server> {
  const gate = createServer((visitor) => void lead(visitor, target))
  return new Promise((resolve, reject) => {
    gate.once('error', reject)
    gate.listen(port, () => resolve(gate))
  })
}

async function lead(visitor: Socket, target: () => Promise<number | undefined>): Promise<void> {
  let server: Socket | undefined
  visitor.once('close', () => server?.destroy())
  visitor.once('error', () => visitor.destroy())
  while (server === undefined && !visitor.destroyed) {
    const port = await target()
    if (port === undefined) visitor.destroy()
    else server = await reach(port)
  }
  if (server === undefined || visitor.destroyed) return void server?.destroy()
  // What it has said last still reaches the visitor.
  server.once('close', () => visitor.destroySoon())
  server.once('error', () => visitor.destroy())
  visitor.pipe(server).pipe(visitor)
}

function reach(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port)
    socket.once('connect', () => {
      socket.removeAllListeners('error')
      resolve(socket)
    })
    socket.once('error', () => setTimeout(() => resolve(undefined), retryMs))
  })
}
