import { Still } from '../dashboard/still.tsx'

/** Counts what the faults leave untouched. The client hook writes the numbers. */
export function Witness() {
  return (
    <section
      class="fault witness"
      aria-label="Everything else"
      hook={() => import('./witness.client.ts')}
    >
      <Still>
        <h3>Everything else</h3>
        <dl class="facts">
          <div>
            <dt>Updates of this page</dt>
            <dd class="witness-updates">0</dd>
          </div>
          <div>
            <dt>Errors in other widgets</dt>
            <dd class="witness-errors">0</dd>
          </div>
        </dl>
        <p class="note">Clocks and lines go on while this widget breaks.</p>
      </Still>
    </section>
  )
}
