import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { openGate } from './gate.server.ts'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close()
})

/** A server that says its name and goes. */
async function startNamed(name: string): Promise<number> {
  const server = createServer((socket) => void socket.end(name))
  open.push(server)
  await new Promise<void>((resolve) => void server.listen(0, resolve))
  return portOf(server)
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

async function ask(gate: Server): Promise<string> {
  const { connect } = await import('node:net')
  return new Promise((resolve) => {
    let heard = ''
    const socket = connect(portOf(gate))
    socket.on('data', (data) => (heard += String(data)))
    socket.once('close', () => resolve(heard))
  })
}

describe('openGate', () => {
  it('leads each visitor to the server that runs then', async () => {
    let target = await startNamed('first')
    const gate = await openGate(0, () => Promise.resolve(target))
    open.push(gate)
    expect(await ask(gate)).toBe('first')
    target = await startNamed('second')
    expect(await ask(gate)).toBe('second')
  })

  it('lets visitors wait while no server runs', async () => {
    let answer: (port: number) => void = () => undefined
    const gate = await openGate(0, () => new Promise((resolve) => (answer = resolve)))
    open.push(gate)
    const asked = ask(gate)
    const port = await startNamed('late')
    await expect
      .poll(() => {
        answer(port)
        return Promise.race([asked, Promise.resolve(undefined)])
      })
      .toBe('late')
  })

  it('asks again for a server that has just gone', async () => {
    const gone = createServer()
    await new Promise<void>((resolve) => void gone.listen(0, resolve))
    const ports = [portOf(gone), await startNamed('next')]
    await new Promise((resolve) => gone.close(resolve))
    const gate = await openGate(0, () => Promise.resolve(ports.shift() ?? 0))
    open.push(gate)
    expect(await ask(gate)).toBe('next')
  })
})
