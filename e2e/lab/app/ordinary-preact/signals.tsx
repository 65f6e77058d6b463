import { computed, signal, useComputed, useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'

// One for the whole page: in the browser only, a server's would be every visitor's.
const price = signal(3)
const withTax = computed(() => price.value * 2)

/** Signals of a component and of a module. A signal that stands in the JSX renders nothing anew. */
export function Basket({ tick }: { tick: number }) {
  const pieces = useSignal(1)
  const total = useComputed(() => pieces.value * withTax.value)
  const renders = useRef(0)
  renders.current += 1
  return (
    <section aria-label="Signals">
      <h2>
        Signals <small>{tick}</small>
      </h2>
      <p class="row">
        <button onClick={() => (pieces.value += 1)}>One more</button>
        <button onClick={() => (price.value += 1)}>Dearer</button>
        <span>
          <b id="pieces">{pieces}</b> pieces, total <b id="total">{total}</b>
        </span>
        <span
          ref={(element) => element?.setAttribute('data-renders', String(renders.current))}
          id="basket-renders"
        />
      </p>
      <Price />
    </section>
  )
}

function Price() {
  return <p id="price">A piece costs {price.value}</p>
}
