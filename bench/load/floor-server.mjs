// The floor: bare socket.io that answers each event with as many bytes as the pages do, and a server
// of one short text. Nothing is kept, checked or compared.

import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { answerCalls } from './remote.mjs'
import { ownProcess } from './own-process.mjs'

const http = createServer((_request, response) => response.end('ok'))
const io = new Server(http, { path: '/_live', transports: ['websocket'], serveClient: false })
/** What is sent on an event, by its name. */
const answers = new Map()
let clock
let ticks = 0

io.on('connection', (socket) => {
  socket.on('event', (view, number, name) => {
    socket.emit('patch', view, number, number, ...(answers.get(name) ?? [{}]))
  })
  socket.on('all', (view) => io.emit('patch', view, 1, 0, ...answers.get('all')))
})

answerCalls({
  ...ownProcess,
  start: () => new Promise((resolve) => http.listen(0, () => resolve(http.address().port))),
  /** @param rest of the message, after its numbers */
  answer: (name, rest) => void answers.set(name, rest),
  /** Sends every `ms` to each socket by itself; 0 = no more. */
  tick(ms, rest) {
    clearInterval(clock)
    if (ms === 0) return
    clock = setInterval(() => {
      ticks += 1
      for (const socket of io.of('/').sockets.values()) socket.emit('patch', 1, ticks, 0, ...rest)
    }, ms)
  },
})
