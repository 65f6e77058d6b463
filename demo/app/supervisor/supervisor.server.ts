import { pubsub } from 'livejsx/server'
import type { Deed, Heard, NextVersion, Refusal, Said } from './messages.ts'

/** Topic that tells views of the supervisor: `supervised` when something about it is new. */
export const supervisorTopic = 'supervisor'

/** Why nothing happens where nobody would start this server again. */
const noSupervisor =
  'Nobody would start this server again: `npm run demo` runs it under a supervisor'

const isSupervised = process.env['LIVEJSX_DEMO_SUPERVISED'] !== undefined
const waiting = new Map<string, (refusal: Refusal) => void>()
const watching = new Map<string, (value: unknown) => void>()
let values: Readonly<Record<string, unknown>> = {}
let next: NextVersion | undefined

/** The process that started this one, and starts it again. It keeps what an app would have a database for. */
export const supervisor = {
  /** Where the next version is. `undefined` = there is no supervisor. */
  next: () => next,
  /** Asks for a deed. Safe to ask again with the same key, as an event does that is handled twice. */
  ask(deed: Deed, key: string): Promise<Refusal> {
    if (!isSupervised) return Promise.resolve(noSupervisor)
    return new Promise((resolve) => {
      waiting.set(key, resolve)
      say({ say: 'ask', deed, key })
    })
  },
  /** What was kept under a name before this process started, as it was kept. */
  kept: <Value>(name: string): Value | undefined => values[name] as Value | undefined,
  /** Keeps a value: the next process, and others that run meanwhile, get it. */
  keep: (name: string, value: unknown): void => say({ say: 'keep', name, value }),
  /** Hears of values that another process keeps, while it drains or before it answers. */
  watch<Value>(name: string, onValue: (value: Value) => void): void {
    watching.set(name, onValue as (value: unknown) => void)
  },
}

if (isSupervised) {
  // Nobody would end this process otherwise.
  process.once('disconnect', () => process.exit(1))
  await new Promise<void>((resolve) => {
    process.on('message', (heard: Heard) => {
      if (heard.tell === 'kept') {
        values = heard.values
        resolve()
      } else if (heard.tell === 'changed') watching.get(heard.name)?.(heard.value)
      else if (heard.tell === 'answer') {
        waiting.get(heard.key)?.(heard.refusal)
        waiting.delete(heard.key)
      } else if (heard.tell === 'next') {
        next = heard.next
        pubsub.broadcast(supervisorTopic, 'supervised')
      }
    })
    say({ say: 'hello' })
  })
}

function say(said: Said): void {
  if (isSupervised) process.send?.(said)
}
