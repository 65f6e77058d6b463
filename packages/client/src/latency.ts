import { lines } from './wire-lines.ts'

/** Options of {@link simulateLatency}. */
export interface LatencyOptions {
  /** How much each delay may differ, as a part of it: 0.4 = up to 40 % more or less. @default 0 */
  readonly jitter?: number
}

/** What new messages wait for; `undefined` = never asked for. */
let wait: { readonly ms: number; readonly jitter: number } | undefined

/**
 * Lets everything between page and server take longer, to feel what a far visitor feels. Order is
 * kept. The time counts each way, so an answer takes twice as long.
 *
 * @param ms 0 = as fast as it goes
 */
export function simulateLatency(ms: number, { jitter = 0 }: LatencyOptions = {}): void {
  if (wait === undefined) {
    lines.up = createLine()
    lines.down = createLine()
  }
  wait = { ms, jitter }
}

function createLine(): (deliver: () => void) => void {
  let last: Promise<unknown> = Promise.resolve()
  return (deliver) => {
    const { ms = 0, jitter = 0 } = wait ?? {}
    const delay = ms * (1 + jitter * (2 * Math.random() - 1))
    const due = new Promise<void>((resolve) => void setTimeout(resolve, delay))
    // A shorter delay must not overtake what waits longer.
    last = Promise.all([last, due]).then(deliver)
  }
}
