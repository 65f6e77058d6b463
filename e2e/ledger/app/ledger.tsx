import Driver from './driver.client.ts'
import type { LedgerState } from './reducer.ts'

/** What the ledger views show. */
export interface LedgerProps extends LedgerState {
  readonly instance: string
  /** Attributes of the form. */
  readonly save: object
}

/** Shows a ledger, and lets the rig drive it. */
export function Ledger({ instance, count, items, applied, hash, save }: LedgerProps) {
  return (
    <main hook={Driver} data={{ instance, state: { count, items, applied, hash } }}>
      <h1>Ledger</h1>
      <output id="instance">{instance}</output>
      <output id="count">{count}</output>
      <output id="applied">{applied}</output>
      <output id="hash">{hash}</output>
      <ol>
        {items.map(({ id, value }) => (
          <li key={id} data-id={id}>
            {value}
          </li>
        ))}
      </ol>
      <form {...save}>
        <input aria-label="Name" name="id" />
        <input aria-label="Value" name="value" />
        <button>Save</button>
      </form>
    </main>
  )
}
