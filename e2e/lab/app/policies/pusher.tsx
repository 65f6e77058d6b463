import { useState } from 'preact/hooks'

interface Push {
  readonly label: string
  push(): Promise<unknown>
}

/** Buttons that push an event each, with what came of it below. */
export function Pusher({ pushes }: { pushes: readonly Push[] }) {
  const [outcomes, setOutcomes] = useState<readonly string[]>([])
  const settle = (text: string): void => setOutcomes((all) => [...all, text])
  return (
    <section class="box">
      <p class="row">
        {pushes.map(({ label, push }) => (
          <button
            key={label}
            onClick={() => {
              push().then(
                (reply) => settle(String(reply)),
                (error: { code?: string }) => settle(`${label}: ${error.code}`),
              )
            }}
          >
            {label}
          </button>
        ))}
      </p>
      <ul class="outcomes">
        {outcomes.map((outcome) => (
          <li key={outcome}>{outcome}</li>
        ))}
      </ul>
    </section>
  )
}
