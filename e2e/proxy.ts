import { createServer, request as forward } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

/** One address before two servers, as a load balancer without sticky sessions gives it. */
export interface Proxy {
  readonly url: string
  /** Cuts the sockets that are open. */
  cut(): void
  /** Keeps back what the server says to the sockets that are open. */
  silence(): void
  close(): Promise<void>
}

/** Sends requests to one server and sockets to another; their ports are given. */
export async function startProxy(ports: { requests: number; sockets: number }): Promise<Proxy> {
  const server = createServer((request, response) => {
    const { method, url, headers } = request
    const onward = forward({ port: ports.requests, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    request.pipe(onward)
  })
  const sockets = new Map<Duplex, Duplex>()
  server.on('upgrade', (request, socket, head) => {
    const target = connect(ports.sockets)
    sockets.set(socket, target)
    const { rawHeaders } = request
    const lines = rawHeaders.flatMap((name, at) =>
      at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}`] : [],
    )
    target.write(`${request.method} ${request.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
    target.write(head)
    // Either end may go first.
    target.on('error', () => socket.destroy())
    socket.on('error', () => target.destroy())
    target.pipe(socket).pipe(target)
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const { port } = server.address() as AddressInfo
  const cut = (): void => {
    for (const socket of sockets.keys()) socket.destroy()
    sockets.clear()
  }
  return {
    url: `http://localhost:${port}`,
    cut,
    silence() {
      for (const [socket, target] of sockets) target.unpipe(socket)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
        cut()
      }),
  }
}
