// By themselves: the only caps that browsers read, and bundlers take an object whole or not at all.

/** {@link limits.maxQueuedEvents} */
export const maxQueuedEvents = 256

/** {@link limits.maxTokenLength} */
export const maxTokenLength = 8_192

/** {@link limits.silenceTimeoutMs} */
export const silenceTimeoutMs = 15_000

/**
 * Every cap of the protocol. Both ends read them from here.
 *
 * @see docs/protocol.md, Limits, for what happens beyond each
 */
export const limits = {
  /** Bytes of one frame. Beyond it the socket is closed with 1009, nothing is parsed. */
  maxFrameBytes: 2 * 1024 * 1024,
  /** Bytes of one message of a browser. Beyond it the event fails with `message-too-large`. */
  maxMessageBytes: 256 * 1024,
  /** Bytes of a form that a browser sends by itself, files included. Beyond it 413. */
  maxFormBytes: 10 * 1024 * 1024,
  /** Arrays and objects inside each other in a message of a browser. Beyond it `too-deep`. */
  maxDepth: 32,
  /** Arrays and objects inside each other in what a server sends. Beyond it `encode` throws. */
  maxStateDepth: 128,
  /** UTF-16 units of an event's name and of a page's id. Beyond it `message-malformed`. */
  maxNameLength: 128,
  /** UTF-16 units of a join's token, and of an address in it. Beyond it `message-malformed`. */
  maxTokenLength,
  /** UTF-16 units of a sealed record. Beyond it none is made, and a join with one is `message-malformed`. */
  maxStashLength: 240 * 1024,
  /** Views joined over one connection at a time. Beyond it the join is refused, `too-many-views`. */
  maxViewsPerConnection: 32,
  /** Events per second and connection that are handled in the long run. Beyond it `rate-limited`. */
  eventsPerSecond: 100,
  /** Events that may come at once, before `eventsPerSecond` counts: more than a page sends again. */
  eventBurst: 600,
  /** Events of one view that wait in its page. Beyond it `outbox-full`. */
  maxQueuedEvents,
  /** Those that wait on the server: also what a page sends again. Beyond it `rate-limited`. */
  maxWaitingEvents: 2 * maxQueuedEvents,
  /** Numbered messages that a page may leave unconfirmed. Beyond it patches are held and merged. */
  maxUnseenMessages: 64,
  /** Bytes of such messages, which the server keeps meanwhile. Beyond it patches are held and merged. */
  maxUnseenBytes: 512 * 1024,
  /** Time from the connection to its first join, in ms. Then it is closed with `join-timeout`. */
  joinTimeoutMs: 10_000,
  /** Time that a rendered instance waits for its page, in ms. Then it ends; the page mounts anew. */
  adoptTimeoutMs: 10_000,
  /** Time that an instance outlives its connection, in ms. Then it ends; the page mounts anew. */
  resumeTimeoutMs: 30_000,
  /** Rendered instances that wait for their pages. Beyond it the oldest ends. */
  maxWaitingInstances: 1_000,
  /** Instances whose connection is lost. Beyond it the one that was lost first ends. */
  maxOrphanedInstances: 10_000,
  /** Pushes and answers held for a page that does not read. Beyond it the connection is closed. */
  maxPendingPushes: 256,
  /** Bytes of such pushes and answers, about. Beyond it the connection is closed. */
  maxPendingBytes: 256 * 1024,
  /** Time that a page is waited for which confirms nothing, in ms. Then its connection is closed. */
  holdTimeoutMs: 30_000,
  /** Items and ids of streams held for a page that does not read. Beyond it the connection is closed. */
  maxPendingItems: 10_000,
  /** Time without a sign of life, in ms. Then either end closes the socket. */
  silenceTimeoutMs,
} as const
