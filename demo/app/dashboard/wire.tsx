import { Still } from './still.tsx'
import type { WireData } from './wire.client.ts'

/**
 * The traffic of this window in the last minute, one bar a second. Drawn by the client hook, which
 * also reports it to views that take `report`.
 */
export function Wire({ reports }: WireData) {
  return (
    <div class="wire-place" hook={() => import('./wire.client.ts')} data={{ reports }}>
      <Still>
        <svg
          class="wire"
          viewBox="0 0 240 20"
          preserveAspectRatio="none"
          role="img"
          aria-label="Traffic of this window"
        >
          <path class="base" d="M0 13.5H240" />
        </svg>
      </Still>
    </div>
  )
}
