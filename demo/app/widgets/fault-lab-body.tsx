import { useState } from 'preact/hooks'

/** The nested view of the fault lab. */
export function FaultLabBody(props: {
  /** Which instance this is, from 1. */
  attempt: number
  /** Samples that it has seen. */
  beats: number
  /** Asks for the end of the instance. */
  onCrash(): Promise<unknown>
}) {
  const { attempt, beats, onCrash } = props
  const [crashed, setCrashed] = useState(0)
  const isDown = crashed === attempt
  const crash = (): void => void onCrash().catch(() => setCrashed(attempt))
  return (
    <div class="fault-inside">
      <h3>
        Nested live view {isDown && <span class="mark warn">crashed</span>}
        {!isDown && attempt > 1 && <span class="mark live">restarted</span>}
      </h3>
      <p role="status">
        {isDown ? (
          'Its instance is gone, with its state. A new one is on its way.'
        ) : (
          <>
            Instance <b class="attempt">{attempt}</b>
          </>
        )}
      </p>
      {!isDown && (
        <p>
          Alive for <b class="beats">{beats}</b> {beats === 1 ? 'sample' : 'samples'}
        </p>
      )}
      <p class="fault-tools">
        <button class="button" type="button" disabled={isDown} onClick={crash}>
          Crash the view
        </button>
      </p>
    </div>
  )
}
