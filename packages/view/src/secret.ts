/** A value that never leaves the server, made by {@link secret}. */
export class Secret<Value> {
  readonly #value: Value

  constructor(value: Value) {
    this.#value = value
  }

  /** Hands the value out, to the one place that needs it. */
  reveal(): Value {
    return this.#value
  }

  /** So that a template string or a log line does not hold it. */
  toString(): string {
    return '[secret]'
  }

  /** @throws TypeError always: JSON is made to be sent or stored */
  toJSON(): never {
    throw new TypeError(
      'A `secret()` was about to become JSON: reveal it where it is needed, and keep it out of what is sent or stored',
    )
  }
}

/**
 * Marks a value that must never be sent. As an assign, in a reply or in a push it fails the handler;
 * in logs and texts it reads `[secret]`.
 *
 * @example private: () => ({ apiKey: secret(process.env.API_KEY) })
 */
export function secret<Value>(value: Value): Secret<Value> {
  return new Secret(value)
}
