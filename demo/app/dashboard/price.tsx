import { unknown } from './figures.ts'
import { Still } from './still.tsx'

/** Bytes of the last update of the assigns with these names, as the client hook counts them. */
export function Price({ names }: { names: readonly string[] }) {
  return (
    <span
      class="price"
      title="Size of the last update on the wire"
      hook={() => import('./price.client.ts')}
      data={names}
    >
      <Still>
        <span class="hidden">last update </span>
        <span class="price-of">{unknown}</span>
        <span class="price-waits">waiting</span>
      </Still>
    </span>
  )
}
