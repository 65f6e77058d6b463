interface BackoffOptions {
  readonly min: number
  readonly max: number
  readonly jitter: number
}

/**
 * Takes the place of socket.io-client's module of the same name: how long to wait before the next
 * attempt.
 */
export class Backoff {
  attempts = 0
  #options: BackoffOptions

  constructor(options: BackoffOptions) {
    this.#options = options
  }

  /**
   * Returns the time in ms: twice as long each time, up to `max`, and by up to `jitter` more or
   * less.
   */
  duration(): number {
    const { min, max, jitter } = this.#options
    const ms = min * 2 ** this.attempts++
    return Math.min(ms * (1 + jitter * (2 * Math.random() - 1)), max)
  }

  reset(): void {
    this.attempts = 0
  }

  setMin(min: number): void {
    this.#options = { ...this.#options, min }
  }

  setMax(max: number): void {
    this.#options = { ...this.#options, max }
  }

  setJitter(jitter: number): void {
    this.#options = { ...this.#options, jitter }
  }
}
