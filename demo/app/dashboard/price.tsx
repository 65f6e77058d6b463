import { unknown } from './figures.ts'
import type { Priced } from './price.client.ts'
import { Still } from './still.tsx'

/** Bytes of a widget's last update, as the client hook counts them. */
export function Price({ names, parts }: Priced) {
  return (
    <span
      class="price"
      title="Size of the last update on the wire"
      hook={() => import('./price.client.ts')}
      data={{ names, parts }}
    >
      <Still>
        <span class="price-tick">
          <span class="hidden">last update </span>
          <span class="price-of">{unknown}</span>
        </span>
        <span class="price-own">
          only this widget: <b class="price-own-of" />
        </span>
        <span class="price-waits">waiting</span>
      </Still>
    </span>
  )
}
