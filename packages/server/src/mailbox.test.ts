import { describe, expect, it } from 'vitest'
import { Mailbox } from './mailbox.ts'

function recorder(): { log: string[]; mailbox: Mailbox } {
  const log: string[] = []
  return {
    log,
    mailbox: new Mailbox({ onTurnError: (error) => log.push(`error ${String(error)}`) }),
  }
}

describe('Mailbox', () => {
  it('runs a synchronous turn inside `post`', () => {
    const { log, mailbox } = recorder()
    mailbox.post(() => void log.push('turn'))
    log.push('after post')
    expect(log).toEqual(['turn', 'after post'])
  })

  it('runs a turn only when the promise of the one before has settled', async () => {
    const { log, mailbox } = recorder()
    let finish = (): void => undefined
    mailbox.post(() =>
      new Promise<void>((resolve) => (finish = resolve)).then(() => void log.push('first')),
    )
    const second = new Promise<void>((resolve) => {
      mailbox.post(() => {
        log.push('second')
        resolve()
      })
    })
    expect(mailbox.length).toBe(1)
    finish()
    await second
    expect(log).toEqual(['first', 'second'])
  })

  it('queues a turn that a turn posts, and does not nest it', () => {
    const { log, mailbox } = recorder()
    mailbox.post(() => {
      mailbox.post(() => void log.push('inner'))
      log.push('outer')
    })
    expect(log).toEqual(['outer', 'inner'])
  })

  it('goes on after a turn that throws or rejects', async () => {
    const { log, mailbox } = recorder()
    mailbox.post(() => {
      throw new Error('a')
    })
    mailbox.post(() => Promise.reject(new Error('b')))
    await new Promise<void>((resolve) => mailbox.post(() => resolve()))
    expect(log).toEqual(['error Error: a', 'error Error: b'])
  })

  it('drops what waits and what comes once it is closed', async () => {
    const { log, mailbox } = recorder()
    let finish = (): void => undefined
    const running = new Promise<void>((resolve) => (finish = resolve))
    mailbox.post(() => running)
    mailbox.post(() => void log.push('waiting'))
    mailbox.close()
    mailbox.post(() => void log.push('late'))
    finish()
    await running
    expect(mailbox.length).toBe(0)
    expect(log).toEqual([])
  })
})
