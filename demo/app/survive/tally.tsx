import type { ComponentChildren } from 'preact'
import { figure, unknown } from '../dashboard/figures.ts'
import { slowest } from './incidents.ts'
import { useVerdict } from './proof.ts'
import type { ServerFacts } from './server-facts.ts'
import type { SideState } from './side-state.ts'
import { useIncidents } from './watch.ts'

/** The sum of it. */
export function Tally(props: {
  server: ServerFacts
  state: SideState
  waits: boolean
}): ComponentChildren {
  const { server, state, waits } = props
  const incidents = useIncidents()
  const { lost } = useVerdict('with', state, waits)
  const slowestMs = slowest(incidents)
  return (
    <dl class="panel tally">
      <div>
        <dt>Interruptions</dt>
        <dd>{incidents.filter(({ tookMs }) => tookMs !== undefined).length}</dd>
      </div>
      <div>
        <dt>Lost with a stash</dt>
        <dd class="tally-lost">
          {lost} {lost === 0 && <span class="mark ok">none</span>}
        </dd>
      </div>
      <div>
        <dt>Slowest return</dt>
        <dd>
          {slowestMs === undefined ? unknown : figure(slowestMs / 1000)} <span class="unit">s</span>
        </dd>
      </div>
      <div>
        <dt>Process</dt>
        <dd>
          {server.pid} <span class="unit">version {server.version}</span>
        </dd>
      </div>
    </dl>
  )
}
