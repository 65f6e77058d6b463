import { defineHook } from 'livejsx'
import { note } from './notes.client.ts'

/** Notes what happens to its element, with what it sees of it. */
export const Watched = defineHook<string>({
  mounted() {
    const { el } = this
    const { length } = document.querySelectorAll('.member')
    note(`${this.data}: mounted ${el.textContent} among ${length}`)
    this.handleEvent('said', (word: string) =>
      note(`${this.data}: heard ${word} at ${el.textContent}`),
    )
    return () => note(`${this.data}: cleanup`)
  },
  beforeUpdate(next) {
    note(`${this.data}: before ${next} ${this.el.textContent}`)
  },
  updated(previous) {
    note(`${this.data}: updated ${previous} ${this.el.textContent}`)
  },
  destroyed() {
    note(`${this.data}: destroyed ${this.el.isConnected}`)
  },
})

export const Other = defineHook<string>({
  mounted() {
    note(`other of ${this.data}: mounted`)
  },
  destroyed: () => note('other: destroyed'),
})

/** What happens to the connection of its page. */
export const Connected = defineHook({
  disconnected: () => note('disconnected'),
  reconnected() {
    note(`reconnected ${this.el.textContent}`)
  },
})
