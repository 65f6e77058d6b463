import { defineHook } from 'livejsx'
import { price } from './figures.ts'
import { partsOf } from './part-numbers.ts'
import { isOnlyAbout, priceOf, type PatchDetail } from './patch-price.ts'

/** How long the price of a widget's own event is shown, in ms. */
const ownForMs = 6000

/** What a price is about. */
export interface Priced {
  /** Names of the page's assigns. */
  readonly names: readonly string[]
  /** Ids of live components. */
  readonly parts: readonly string[]
}

/** Shows what the last update of a widget weighed, and what its own events cost. */
export default defineHook<Priced, { stop: AbortController }>({
  mounted() {
    this.stop = new AbortController()
    const { el } = this
    const place = el.querySelector('.price-of')
    const own = el.querySelector('.price-own-of')
    let timer: ReturnType<typeof setTimeout> | undefined
    const showOwn = (bytes: number): void => {
      if (own === null) return
      clearTimeout(timer)
      own.textContent = price(bytes)
      el.toggleAttribute('data-own', true)
      timer = setTimeout(() => el.toggleAttribute('data-own', false), ownForMs)
    }
    const onPatch = ({ detail }: CustomEvent<PatchDetail>): void => {
      const known = partsOf(detail.state)
      const numbers = this.data.parts.flatMap((id) => known.get(id) ?? [])
      if (isOnlyAbout(detail, numbers)) return showOwn(detail.bytes)
      const count = priceOf(detail, this.data.names, numbers)
      if (count > 0 && place !== null) place.textContent = price(count)
    }
    addEventListener('live:patch', onPatch as EventListener, { signal: this.stop.signal })
  },
  destroyed() {
    this.stop?.abort()
  },
})
