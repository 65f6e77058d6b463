import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { unknown } from './figures.ts'
import { Still } from './still.tsx'

/** All assigns of the view: what a patch weighed follows from the values that it left. */
export const StateContext = createContext<object>({})

/** What {@link Price} hands to its client hook. */
export interface PriceData {
  readonly names: readonly string[]
  readonly state: object
}

/** Bytes of the last update of the assigns with these names, as the client hook counts them. */
export function Price({ names }: { names: readonly string[] }) {
  const data: PriceData = { names, state: useContext(StateContext) }
  return (
    <span
      class="price"
      title="Size of the last update on the wire"
      hook={() => import('./price.client.ts')}
      data={data}
    >
      <Still>
        <span class="hidden">last update </span>
        <span class="price-of">{unknown}</span>
        <span class="price-waits">waiting</span>
      </Still>
    </span>
  )
}
