// What a server tells of its own process over the control channel.

import { Session } from 'node:inspector/promises'
import { writeFileSync } from 'node:fs'

let inspector

/** Functions for {@link answerCalls} in a process that was started with `--expose-gc`. */
export const ownProcess = {
  /** CPU time in µs, of all threads of the process. */
  cpu() {
    const { user, system } = process.cpuUsage()
    return user + system
  },
  collect: () => globalThis.gc(),
  memory: () => process.memoryUsage(),
  async startProfile() {
    inspector = new Session()
    inspector.connect()
    await inspector.post('Profiler.enable')
    await inspector.post('Profiler.setSamplingInterval', { interval: 200 })
    await inspector.post('Profiler.start')
  },
  /** Writes what Chromium's developer tools and `node --cpu-prof` readers open. */
  async stopProfile(file) {
    const { profile } = await inspector.post('Profiler.stop')
    writeFileSync(file, JSON.stringify(profile))
    inspector.disconnect()
  },
}
