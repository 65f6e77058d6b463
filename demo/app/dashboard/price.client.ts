import { defineHook } from 'livejsx'
import { price } from './figures.ts'
import { priceOf, type PatchDetail } from './patch-price.ts'

/** Shows what the last update of some assigns weighed. */
export default defineHook<readonly string[], { stop: AbortController }>({
  mounted() {
    this.stop = new AbortController()
    const { el } = this
    const place = el.querySelector('.price-of')
    const onPatch = ({ detail }: CustomEvent<PatchDetail>): void => {
      const count = priceOf(detail, this.data)
      if (count > 0 && place !== null) place.textContent = price(count)
    }
    addEventListener('live:patch', onPatch as EventListener, { signal: this.stop.signal })
  },
  destroyed() {
    this.stop?.abort()
  },
})
