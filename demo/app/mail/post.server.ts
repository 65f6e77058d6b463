import { pubsub } from 'livejsx/server'
import { duration, figure, percent, size } from '../dashboard/figures.ts'
import type { Sample } from '../dashboard/readings.ts'
import { machine, sampler } from '../system/monitor.server.ts'
import { firstLetters } from './first-letters.server.ts'
import { createMailbox, type Draft } from './mailbox.server.ts'

/** Topic of the one mailbox that all visitors share. */
export const mailTopic = 'mail'

/** Time between two letters that come by themselves, in ms. */
const letterEveryMs = 40_000

/** The mailbox of this server. */
export const mailbox = createMailbox({
  first: firstLetters,
  utcOffset: machine.utcOffset,
  now: Date.now,
})

/** Message `arrived` of the topic. */
export interface Arrival {
  readonly id: string
  /** Id of the letter that had to go. */
  readonly gone: string | undefined
}

let number = 0

/** Brings the next letter: by turns one of the readings of this machine, and one of somebody. */
export async function bringLetter(): Promise<void> {
  const turn = (number += 1)
  const written = letters[(turn >> 1) % letters.length]
  const draft = turn % 2 === 0 && written ? written : report(await sampler.latest())
  const arrival: Arrival = mailbox.deliver(draft)
  pubsub.broadcast(mailTopic, 'arrived', arrival)
}

/** Puts the first letters back, for everybody. The next one to come by itself takes its time. */
export function startOver(): void {
  mailbox.reset()
  bringing.refresh()
  pubsub.broadcast(mailTopic, 'startedOver')
}

function report({ load, memory, processMemory, live, loop }: Omit<Sample, 'processes'>): Draft {
  const { value, unit } = size(processMemory.resident)
  return {
    from: machine.host,
    address: `root@${machine.host}`,
    subject: `All well: load ${figure(load.one)}, ${live.sockets} ${live.sockets === 1 ? 'window' : 'windows'} open`,
    paragraphs: [
      `I am the machine that serves this page, and these are my readings of this moment. I have been up for ${duration(Date.now() - machine.bootedAt)}, this process for ${duration(Date.now() - machine.startedAt)}.`,
      'Nothing is asked of you.',
    ],
    figures: [
      { name: 'Load, one minute', value: figure(load.one), unit: `of ${machine.cores}` },
      {
        name: 'Memory in use',
        value: percent(memory.used, machine.memory).replace(' %', ''),
        unit: '%',
      },
      { name: 'This process', value, unit },
      { name: 'Event-loop delay, p99', value: figure(loop.p99), unit: 'ms' },
      { name: 'Live views', value: String(live.views), unit: '' },
    ],
  }
}

const letters: readonly Draft[] = [
  {
    from: 'Joel Berg',
    address: 'joel@orbit.example',
    subject: '101 ms',
    paragraphs: ['One millisecond. I can see the whites of its eyes.'],
  },
  {
    from: 'Noor Haddad',
    address: 'noor@orbit.example',
    subject: 'This letter came while you were reading',
    paragraphs: [
      'And what you were reading stayed where it was. If you had scrolled down, so did the list.',
      'That took more thought than it looks like.',
    ],
  },
  {
    from: 'Ana Ruiz',
    address: 'ana@orbit.example',
    subject: 'One more thing about the wire',
    paragraphs: ['Leave it as it is.'],
  },
  {
    from: 'Mika Laine',
    address: 'mika@orbit.example',
    subject: 'Lunch',
    paragraphs: ['There is soup. Bring a bowl; the stacking kind, if you bought one.'],
  },
  {
    from: 'The shop',
    address: 'orders@shop.example',
    subject: 'The lantern has arrived',
    paragraphs: ['The candle has not. We have spoken to both of them.'],
  },
]

const bringing = setInterval(() => {
  // No letters while nobody looks.
  if (pubsub.subscribers(mailTopic) > 0) void bringLetter().catch(console.error)
}, letterEveryMs)
bringing.unref()
import.meta.hot?.dispose(() => clearInterval(bringing))
