import { Icon } from '../dashboard/icon.tsx'
import { Still } from '../dashboard/still.tsx'
import { maxLatencyMs } from './latency.ts'

/**
 * A slider that makes the server seem far away. The client hook reads it, so that it works at once
 * and survives every patch.
 */
export function Latency() {
  return (
    <div class="latency" hook={() => import('./latency.client.ts')}>
      <Still>
        <Icon name="far" />
        <label for="latency">
          Simulated latency, <span class="nowrap">each way</span>
        </label>
        <input id="latency" type="range" min="0" max={maxLatencyMs} step="50" defaultValue="0" />
        <output for="latency">0 ms</output>
        <label class="check">
          <input id="jitter" type="checkbox" />
          Jitter ±40 %
        </label>
      </Still>
    </div>
  )
}
