import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../dashboard/icon.tsx'
import { seconds } from './breaks.tsx'
import type { Incident, IncidentKind } from './incidents.ts'
import { useIncidents } from './watch.ts'

const names: Readonly<Record<IncidentKind, { name: string; icon: IconName }>> = {
  cut: { name: 'Connection cut', icon: 'cut' },
  kill: { name: 'Server killed', icon: 'power' },
  deploy: { name: 'New version', icon: 'deploy' },
  reload: { name: 'Page loaded again', icon: 'redo' },
  loss: { name: 'Connection lost', icon: 'warn' },
}

/** What interrupted this page, step by step, as the browser saw it. */
export function History(): ComponentChildren {
  const incidents = useIncidents()
  return (
    <section class="panel history" aria-labelledby="history">
      <header>
        <h2 id="history">What happened</h2>
        <span class="context">newest first, by the browser's clock</span>
      </header>
      {incidents.length === 0 ? (
        <p class="nothing">
          Nothing has interrupted this page yet. Press one of the buttons above.
        </p>
      ) : (
        <ol class="incidents">
          {incidents.map((incident) => (
            <IncidentItem key={incident.steps[0]?.at} incident={incident} />
          ))}
        </ol>
      )}
    </section>
  )
}

function IncidentItem({ incident }: { incident: Incident }): ComponentChildren {
  const { kind, steps, tookMs } = incident
  return (
    <li class="incident" data-kind={kind}>
      <h3>
        <Icon name={names[kind].icon} />
        {names[kind].name}
        {tookMs === undefined ? (
          <span class="mark warn">Under way</span>
        ) : (
          <span class="mark ok">Usable in {seconds(tookMs)}</span>
        )}
      </h3>
      <ol class="steps">
        {steps.map(({ at, mark, text }, index) => (
          <li key={index} class={`step is-${mark}`}>
            <time>{exactTime(at)}</time>
            <span class="step-mark" aria-hidden="true" />
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </li>
  )
}

/** Writes an instant by the browser's clock: `12:03:04.118`. */
function exactTime(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return local.toISOString().slice(11, 23)
}
