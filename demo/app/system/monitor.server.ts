import { pubsub } from 'livejsx/server'
import type { Interval } from '../dashboard/readings.ts'
import { eventLine, sampleLine } from '../log/node-line.ts'
import { journal } from '../log/own-log.server.ts'
import { supervisor } from '../supervisor/supervisor.server.ts'
import { createAlerts } from './alerts.server.ts'
import { createEventLog } from './event-log.server.ts'
import { createMachineReader } from './machine.server.ts'
import { maxHistoryMs, startSampler } from './sampler.server.ts'
import { createWindows } from './windows.server.ts'

/** Topic of everything that all dashboards hear of. */
export const topic = 'samples'

/** Topic that beats with each sample, for views that only want to know that time goes on. */
export const pulse = 'pulse'

const reader = await createMachineReader()
const alertsOf = createAlerts()

/** This machine. */
export const machine = reader.machine

/** The event log of this server. */
export const events = createEventLog(
  (entries) => {
    supervisor.keep('events', entries)
    pubsub.broadcast(topic, 'logged', entries)
    if (entries[0] !== undefined) journal.write(eventLine(entries[0]))
  },
  Date.now,
  supervisor.kept('events'),
)

/** The windows that show the dashboard. */
export const windows = createWindows(events)

/** A server that is killed loses no more of the history than that, in ms: its charts have no gap. */
const keepEveryMs = 5_000
let keptAt = 0

/** Takes the samples that all dashboards show. */
export const sampler = startSampler({
  measure: () => reader.measure(pubsub.subscribers(topic) > 0),
  history: supervisor.kept('history'),
  publish(sample) {
    if (sample.at - keptAt >= keepEveryMs) {
      keptAt = sample.at
      supervisor.keep('history', sampler.history(maxHistoryMs))
    }
    pubsub.broadcast(topic, 'sampled', sample)
    pubsub.broadcast(pulse, 'beat')
    journal.write(sampleLine(sample))
    const alerts = alertsOf({
      load: sample.load.one,
      loadPerCore: sample.load.one / machine.cores,
      memory: (100 * sample.memory.used) / machine.memory,
      loopDelay: sample.loop.max,
    })
    for (const { level, text } of alerts) events.add(level, text)
  },
  onError: (error) => console.error('The machine could not be read:', error),
})

/** The processes of this machine, for a page that is just being made. */
export const scanProcesses = reader.scanProcesses

/** Changes the time between two samples for every viewer. */
export function setPace(intervalMs: Interval, who: string): void {
  if (intervalMs === sampler.intervalMs) return
  sampler.pace(intervalMs)
  events.add('info', `${who} set sampling to every ${intervalMs / 1000} s`)
  pubsub.broadcast(topic, 'paced', intervalMs)
}

events.add('live', `server started as process ${machine.pid}`)
import.meta.hot?.dispose(() => sampler.stop())
