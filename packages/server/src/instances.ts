import { limits } from '@livejsx/protocol'
import { onHotSwap } from '@livejsx/view/internal'
import { Instance, type InstanceHost, type InstancePlace } from './instance.ts'

/** The instances of a server: those that wait for their page, and those that have one. */
export interface Instances {
  /** Count of all instances. */
  readonly size: number
  /** Count of instances that wait for their page. */
  readonly waiting: number
  create(place: InstancePlace): Instance
  /** Lets an instance wait for its page: for a time, and among a bounded number. */
  await(instance: Instance): void
  /** Takes a waiting instance out; `undefined` = gone, taken, or of another session. */
  take(id: string, session: string): Instance | undefined
  /** Ends all of them. */
  stop(): void
}

/** Options of {@link createInstances}, with the protocol's limits as defaults. */
export interface InstancesOptions {
  readonly adoptTimeoutMs?: number
  readonly maxWaiting?: number
}

/** Makes an empty registry. */
export function createInstances(
  host: Omit<InstanceHost, 'onEnd'>,
  {
    adoptTimeoutMs = limits.adoptTimeoutMs,
    maxWaiting = limits.maxWaitingInstances,
  }: InstancesOptions = {},
): Instances {
  const all = new Set<Instance>()
  // In the order of arrival: the first one is the oldest.
  const waiting = new Map<string, { instance: Instance; cancel: () => void }>()

  // In development only: no definition is swapped otherwise.
  const stopSwapping = onHotSwap(() => {
    for (const instance of all) instance.rediscover()
  })

  const onEnd = (instance: Instance): void => {
    all.delete(instance)
    waiting.get(instance.id)?.cancel()
    waiting.delete(instance.id)
  }

  return {
    get size() {
      return all.size
    },
    get waiting() {
      return waiting.size
    },
    create(place) {
      const instance = new Instance(place, { ...host, onEnd })
      all.add(instance)
      return instance
    },
    await(instance) {
      if (instance.hasEnded) return
      const cancel = host.clock.after(adoptTimeoutMs, () => instance.end('evicted'))
      waiting.set(instance.id, { instance, cancel })
      if (waiting.size <= maxWaiting) return
      for (const { instance: oldest } of waiting.values()) return oldest.end('evicted')
    },
    take(id, session) {
      const entry = waiting.get(id)
      if (entry === undefined || entry.instance.place.session !== session) return undefined
      entry.cancel()
      waiting.delete(id)
      return entry.instance
    },
    stop() {
      stopSwapping()
      for (const instance of [...all]) instance.end('stopped')
    },
  }
}
