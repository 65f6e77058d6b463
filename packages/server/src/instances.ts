import { limits } from '@livejsx/protocol'
import { onHotSwap } from '@livejsx/view/internal'
import type { TerminateReason } from '@livejsx/view'
import type { Clock } from './clock.ts'
import { Instance, type InstanceHost, type InstancePlace } from './instance.ts'

/** The instances of a server: those that wait for their page, those that have one, and those that lost it. */
export interface Instances {
  /** Count of all instances. */
  readonly size: number
  /** Count of instances that wait for their page. */
  readonly waiting: number
  create(place: InstancePlace): Instance
  /** Lets an instance wait for its page: for a time, and among a bounded number. */
  await(instance: Instance): void
  /**
   * Takes a waiting instance out; those nested in it wait anew. `undefined` = gone, taken, or of
   * another session.
   */
  take(id: string, session: string): Instance | undefined
  /** Finds the instance of a page run; `undefined` = gone, or of another. */
  find(id: string, session: string, page: string): Instance | undefined
  /** Ends all of them. */
  stop(): void
}

/** Options of {@link createInstances}, with the protocol's limits as defaults. */
export interface InstancesOptions {
  readonly adoptTimeoutMs?: number
  readonly maxWaiting?: number
  readonly resumeTimeoutMs?: number
  readonly maxOrphaned?: number
}

/** Makes an empty registry. */
export function createInstances(
  host: Omit<InstanceHost, 'onEnd' | 'onLost' | 'onBack'>,
  {
    adoptTimeoutMs = limits.adoptTimeoutMs,
    maxWaiting = limits.maxWaitingInstances,
    resumeTimeoutMs = limits.resumeTimeoutMs,
    maxOrphaned = limits.maxOrphanedInstances,
  }: InstancesOptions = {},
): Instances {
  const all = new Map<string, Instance>()
  const waiting = createLineOfEnds(host.clock, maxWaiting, 'evicted')
  const orphaned = createLineOfEnds(host.clock, maxOrphaned, 'lost')

  // In development only: no definition is swapped otherwise.
  const stopSwapping = onHotSwap(() => {
    for (const instance of all.values()) instance.rediscover()
  })

  const onEnd = (instance: Instance): void => {
    all.delete(instance.id)
    waiting.remove(instance)
    orphaned.remove(instance)
  }

  const onLost = (instance: Instance): void => {
    if (!instance.hasEnded) orphaned.add(instance, resumeTimeoutMs)
  }

  const onBack = (instance: Instance): void => void orphaned.remove(instance)
  const own: InstanceHost = { ...host, onLost, onBack, onEnd }

  return {
    get size() {
      return all.size
    },
    get waiting() {
      return waiting.size
    },
    create(place) {
      const instance = new Instance(place, own)
      all.set(instance.id, instance)
      return instance
    },
    await(instance) {
      if (!instance.hasEnded) waiting.add(instance, adoptTimeoutMs)
    },
    take(id, session) {
      const instance = all.get(id)
      if (instance?.place.session !== session || !waiting.remove(instance)) return undefined
      // The page is there, only their code may still be on its way: their time begins now.
      for (const { nested } of instance.state.parts.values()) {
        if (nested !== undefined && waiting.remove(nested)) waiting.add(nested, adoptTimeoutMs)
      }
      return instance
    },
    find(id, session, page) {
      const instance = all.get(id)
      if (instance?.place.session !== session || instance.page !== page) return undefined
      // It ends as soon as it has handled what the page sent before.
      return instance.isLeft ? undefined : instance
    },
    stop() {
      stopSwapping()
      for (const instance of [...all.values()]) instance.end('stopped')
    },
  }
}

/** Instances that end when their time is over, or when too many others came after them. */
function createLineOfEnds(clock: Clock, max: number, reason: TerminateReason) {
  // In the order of arrival: the first one is the oldest.
  const line = new Map<Instance, () => void>()
  return {
    get size() {
      return line.size
    },
    add(instance: Instance, ms: number): void {
      line.set(
        instance,
        clock.after(ms, () => instance.end(reason)),
      )
      if (line.size <= max) return
      for (const oldest of line.keys()) return oldest.end(reason)
    },
    /** Returns whether it was there. */
    remove(instance: Instance): boolean {
      line.get(instance)?.()
      return line.delete(instance)
    },
  }
}
