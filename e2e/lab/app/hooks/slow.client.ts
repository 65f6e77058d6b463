import { defineHook } from 'livejsx'
import { note } from './notes.client.ts'

/** Its code comes late: the spec holds it back. */
export default defineHook({
  mounted() {
    note('slow: mounted')
    this.handleEvent('said', (word: string) => note(`slow: heard ${word}`))
  },
  destroyed: () => note('slow: destroyed'),
})
