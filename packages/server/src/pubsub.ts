/** Receives what is published on the topics it subscribed to. Must not throw. */
export type Subscriber = (name: string, payload: unknown) => void

/** Topics with subscribers. Messages of one publisher arrive in the order of publication. */
export interface PubSub {
  /** Returns a function that unsubscribes, safe to call twice. */
  subscribe(topic: string, subscriber: Subscriber): () => void
  /**
   * Publishes to every subscriber. Live views receive the message in `handleInfo[name]`.
   *
   * @param except a subscriber that is left out
   */
  broadcast(topic: string, name: string, payload?: unknown, except?: Subscriber): void
  /** Count of the topic's subscribers in this process. */
  subscribers(topic: string): number
}

/** Makes a PubSub that reaches the subscribers of this process. Payloads are passed by reference. */
export function createPubSub(): PubSub {
  const topics = new Map<string, Set<Subscriber>>()

  return {
    subscribe(topic, subscriber) {
      const subscribers = topics.get(topic) ?? new Set()
      topics.set(topic, subscribers.add(subscriber))
      return () => {
        subscribers.delete(subscriber)
        if (subscribers.size === 0 && topics.get(topic) === subscribers) topics.delete(topic)
      }
    },
    broadcast(topic, name, payload, except) {
      const subscribers = topics.get(topic)
      if (subscribers === undefined) return
      // A copy: a subscriber that comes or goes while this message is delivered changes nothing.
      for (const subscriber of [...subscribers]) {
        if (subscriber !== except) subscriber(name, payload)
      }
    },
    subscribers: (topic) => topics.get(topic)?.size ?? 0,
  }
}

/** The PubSub of this process, which servers use unless they are given another. */
export const pubsub: PubSub = createPubSub()
