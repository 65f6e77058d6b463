import { beforeEach, describe, expect, it } from 'vitest'
import { HookHandlers } from './hook-handlers.ts'

let log: string[]
let handlers: HookHandlers
beforeEach(() => {
  log = []
  handlers = new HookHandlers((run) => {
    try {
      run()
    } catch (error) {
      log.push((error as Error).message)
    }
  })
})
const noted =
  (word: string) =>
  (payload: unknown): void =>
    void log.push(`${word} ${String(payload)}`)

describe('HookHandlers', () => {
  it('calls the handlers of a name in order, whatever one of them throws', () => {
    handlers.add('zoom', noted('first'))
    handlers.add('zoom', () => {
      throw new Error('second')
    })
    handlers.add('pan', noted('other'))
    handlers.add('zoom', noted('third'))
    handlers.call('zoom', 1)
    expect(log).toEqual(['first 1', 'second', 'third 1'])
  })

  it('removes the handler that was added, not another one like it', () => {
    const same = noted('same')
    const remove = handlers.add('zoom', same)
    handlers.add('zoom', same)
    remove()
    remove()
    handlers.call('zoom', 1)
    expect(log).toEqual(['same 1'])
  })

  it('removes by name, by name and function, and all', () => {
    const [one, two] = [noted('one'), noted('two')]
    for (const name of ['zoom', 'pan', 'tilt']) {
      handlers.add(name, one)
      handlers.add(name, two)
    }
    handlers.remove('zoom')
    handlers.remove('pan', one)
    for (const name of ['zoom', 'pan', 'tilt']) handlers.call(name, name)
    handlers.removeAll()
    handlers.call('tilt', 1)
    expect(log).toEqual(['two pan', 'one tilt', 'two tilt'])
  })

  it('does not call what an earlier handler has removed, nor what it has added', () => {
    handlers.add('zoom', () => {
      removeSecond()
      handlers.add('zoom', noted('added'))
    })
    const removeSecond = handlers.add('zoom', noted('second'))
    handlers.add('zoom', noted('third'))
    handlers.call('zoom', 1)
    expect(log).toEqual(['third 1'])
  })
})
