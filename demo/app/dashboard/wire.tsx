import { Still } from './still.tsx'

/** The traffic of this window in the last minute, one bar a second. Drawn by the client hook. */
export function Wire() {
  return (
    <div class="wire-place" hook={() => import('./wire.client.ts')}>
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
