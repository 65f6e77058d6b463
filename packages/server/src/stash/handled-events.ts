/**
 * The events of a page run that are done with. Most end in their order; those that run beside the
 * others leave a gap for a while, in which the state holds more than a number can say.
 */
export class HandledEvents {
  #last: number
  readonly #later = new Set<number>()

  /** @param last number of the last one that is done with */
  constructor(last: number) {
    this.#last = last
  }

  /** Number up to which all are done with. */
  get last(): number {
    return this.#last
  }

  /** Whether later ones are done with, too. */
  get hasGap(): boolean {
    return this.#later.size > 0
  }

  add(number: number): void {
    if (number <= this.#last) return
    this.#later.add(number)
    while (this.#later.delete(this.#last + 1)) this.#last += 1
  }
}
