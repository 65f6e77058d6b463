// Pages that are only their protocol: they load the document, join its instance, and answer as the
// client does. Thousands of browsers would take more than the machine has.

import { Agent, request } from 'node:http'
import WebSocket from 'ws'

/** As often as the client does, the server is told what was seen. */
const maxUnconfirmed = 16
const maxUnconfirmedBytes = 65_536

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** Loads a document. Gives its status, headers and text. */
export function load(url) {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent }, (response) => {
      const chunks = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ headers: response.headers, text: Buffer.concat(chunks).toString() }),
      )
      response.on('error', reject)
    })
    // The server may close a connection that was idle while it is taken up again.
    asked.on('error', (error) => (asked.reusedSocket ? resolve(load(url)) : reject(error)))
    asked.end()
  })
}

/** Opens a page of the server under test and joins its instance. */
export async function openPage(origin, path) {
  const { headers, text } = await load(origin + path)
  const [cookie] = headers['set-cookie'][0].split(';')
  const state = JSON.parse(/<script[^>]*data-live-state[^>]*>(.*?)<\/script>/s.exec(text)[1])
  const session = await connect(origin, { csrf: state.csrf }, { cookie, origin })
  await session.join(state.token)
  return session
}

/** Opens what is a page of the floor: a document, a handshake, an event and its answer. */
export async function openFloor(origin) {
  await load(`${origin}/`)
  const session = await connect(origin, undefined, {})
  await session.event('join')
  return session
}

function connect(origin, auth, headers) {
  const url = `${origin.replace('http', 'ws')}/_live/?EIO=4&transport=websocket`
  const socket = new WebSocket(url, { headers, perMessageDeflate: false })
  const session = new Session(socket)
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('message', (/** @type {Buffer} */ data) => {
      const text = data.toString()
      if (text.startsWith('42[')) return session.receive(text)
      if (text === '2') socket.send('3')
      else if (text.startsWith('0')) {
        socket.send(auth === undefined ? '40' : `40${JSON.stringify(auth)}`)
      } else if (text.startsWith('40')) resolve(session)
      else reject(new Error(`Unexpected frame: ${text}`))
    })
    socket.on('close', () => reject(new Error('The connection was closed')))
  })
}

class Session {
  /** Told of each patch that answers no event. */
  onPush = undefined
  #socket
  #number = 0
  #confirmed = 0
  #unconfirmedBytes = 0
  #joins = false
  /** Waits for the answer of the last event. */
  #answered = undefined
  /** Frame that came last. */
  last = ''

  constructor(socket) {
    this.#socket = socket
  }

  /** Sends an event and waits for its answer. */
  event(name, ...payload) {
    this.#send('event', 1, ++this.#number, name, ...payload)
    return this.#waits()
  }

  /** Sends to all, on the floor. */
  all() {
    this.#send('all', 1)
  }

  join(token) {
    this.#joins = true
    this.#send('join', 1, { version: 1, token, page: 'bench', next: 1, patch: 0, attempt: 1 })
    return this.#waits()
  }

  leave() {
    if (this.#joins) this.#send('leave', 1)
    this.#socket.removeAllListeners('close')
    this.#socket.close()
    return new Promise((resolve) => this.#socket.once('close', resolve))
  }

  receive(text) {
    this.last = text
    const [name, , number, answered] = JSON.parse(text.slice(2))
    if (name === 'joined' && number === 'adopt') return this.#answered?.resolve()
    if (name !== 'patch') {
      this.#answered?.reject(new Error(`Unexpected message: ${text.slice(0, 200)}`))
      return
    }
    if (this.#joins) this.#confirm(number, text.length)
    if (answered === 0) this.onPush?.()
    else if (answered === this.#number) this.#answered?.resolve(text)
  }

  #confirm(number, bytes) {
    this.#unconfirmedBytes += bytes
    if (
      number - this.#confirmed < maxUnconfirmed &&
      this.#unconfirmedBytes <= maxUnconfirmedBytes
    ) {
      return
    }
    this.#confirmed = number
    this.#unconfirmedBytes = 0
    this.#send('seen', 1, number)
  }

  #send(...message) {
    this.#socket.send(`42${JSON.stringify(message)}`)
  }

  #waits() {
    return new Promise((resolve, reject) => (this.#answered = { resolve, reject }))
  }
}
