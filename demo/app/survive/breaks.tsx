import { useEffect, useRef, useState } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import { figure } from '../dashboard/figures.ts'
import { Icon, type IconName } from '../dashboard/icon.tsx'
import type { Refusal } from '../supervisor/messages.ts'
import { lastOf, type Incident, type IncidentKind } from './incidents.ts'
import type { ServerFacts } from './server-facts.ts'
import { happen, useIncidents } from './watch.ts'

/** How long the button keeps the page from its server, in ms. */
const cutMs = 3_000

/** What the buttons need of their view. */
export interface BreakActions {
  kill(): Promise<Refusal>
  deploy(): Promise<Refusal>
}

interface BreakKind {
  readonly kind: Exclude<IncidentKind, 'loss'>
  readonly name: string
  readonly icon: IconName
  readonly text: string
  /** First step of what happens. */
  readonly begun: string
}

const kinds: readonly BreakKind[] = [
  {
    kind: 'cut',
    name: 'Cut the connection',
    icon: 'cut',
    text: 'No socket for three seconds. Keep typing meanwhile.',
    begun: 'Cut off for 3 s',
  },
  {
    kind: 'kill',
    name: 'Kill the server',
    icon: 'power',
    text: 'SIGKILL, no farewell. A supervisor starts a new process.',
    begun: 'The supervisor is asked to kill the process',
  },
  {
    kind: 'deploy',
    name: 'Deploy a new version',
    icon: 'deploy',
    text: 'The next build takes over while the last one drains.',
    begun: 'The next version is asked to take over',
  },
  {
    kind: 'reload',
    name: 'Load the page again',
    icon: 'redo',
    text: 'The hardest one: this document goes, with all that it held.',
    begun: 'The page is loaded again',
  },
]

/** The buttons that break the page, and what becomes of it. */
export function Breaks(props: {
  server: ServerFacts
  actions: BreakActions
  /** Whether the view began with what its page has kept. */
  isRecovered: boolean
  /** A row above other things, without the one that loads the page. @default cards */
  isRow?: boolean
}): ComponentChildren {
  const { server, actions, isRecovered, isRow = false } = props
  const incidents = useIncidents()
  const [refusal, setRefusal] = useState<Refusal>()
  useServerNotes(server, isRecovered)

  const begin = ({ kind, begun }: BreakKind): void => {
    setRefusal(undefined)
    happen({ what: 'begun', kind, text: begun })
  }
  const refuse = (text: Refusal): void => {
    if (text === undefined) return
    setRefusal(text)
    happen({ what: 'refused' })
  }
  const press = async (each: BreakKind): Promise<void> => {
    if (each.kind === 'cut') {
      const { cutConnection } = await import('./cut.client.ts')
      begin(each)
      cutConnection(cutMs)
    } else if (each.kind === 'reload') {
      begin(each)
      location.reload()
    } else if (server.next === null) {
      // No reason to ask for what cannot be.
      setRefusal(unsupervised)
    } else {
      begin(each)
      // A server that has gone without an answer has done as it was told.
      refuse(await actions[each.kind]().catch(() => undefined))
    }
  }

  const status = refusal ?? statusOf(incidents[0], server)
  const shown = isRow ? kinds.filter(({ kind }) => kind !== 'reload') : kinds
  const isOpen = incidents[0] !== undefined && incidents[0].tookMs === undefined
  return (
    <section class={isRow ? 'breaks is-row' : 'breaks'} aria-label="Break this page">
      <ul>
        {shown.map((each) => (
          <li key={each.kind} class={isRow ? undefined : 'panel act'}>
            {!isRow && (
              <>
                <span class="act-icon">
                  <Icon name={each.icon} />
                </span>
                <div>
                  <h2>{each.name}</h2>
                  <p>{each.text}</p>
                </div>
              </>
            )}
            <div class="act-go">
              <button
                class={each.kind === 'kill' ? 'button is-danger' : 'button'}
                type="button"
                aria-describedby={isRow ? undefined : `last-${each.kind}`}
                onClick={() => void press(each)}
              >
                {isRow && <Icon name={each.icon} />}
                {each.kind === 'reload' ? 'Load again' : each.name}
              </button>
              {!isRow && (
                <span class="act-last" id={`last-${each.kind}`}>
                  <Last kind={each.kind} incidents={incidents} />
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
      <p class={refusal === undefined ? 'breaks-status' : 'breaks-status is-refused'} role="status">
        <span class={isOpen ? 'pulse is-open' : 'pulse'} aria-hidden="true" />
        <span>{status}</span>
      </p>
    </section>
  )
}

const unsupervised =
  'Nobody would start this server again, so it is left alone: `npm run demo` runs it under a supervisor.'

function Last({ kind, incidents }: { kind: IncidentKind; incidents: readonly Incident[] }) {
  const tookMs = lastOf(incidents, kind)
  if (tookMs === undefined) return 'not tried yet'
  return (
    <>
      last <b>{seconds(tookMs)}</b>
    </>
  )
}

/** Says in one sentence where the page stands. */
function statusOf(newest: Incident | undefined, server: ServerFacts): string {
  const here = `Process ${server.pid}, version ${server.version}`
  const next = nextText(server)
  if (newest === undefined) return `${here}. ${next}`
  const { kind, countsFrom, tookMs } = newest
  if (tookMs !== undefined) return `Usable again after ${seconds(tookMs)}. ${here}. ${next}`
  if (countsFrom !== undefined && kind !== 'reload') {
    return 'No connection. The page keeps what it shows, and what you do.'
  }
  if (kind === 'deploy' && server.next === 'building') {
    return `Version ${server.version + 1} is being built, then it takes over …`
  }
  return `${newest.steps[0]?.text ?? ''} …`
}

function nextText({ version, next }: ServerFacts): string {
  if (next === null) return 'Without a supervisor: it would not be started again.'
  const name = `Version ${version + 1}`
  if (next === 'building') return `${name} is being built.`
  return next === 'ready' ? `${name} is ready.` : `${name} could not be built.`
}

/** Writes a time in seconds, as a reading. */
export function seconds(ms: number): string {
  return `${figure(ms / 1000)} s`
}

/** Notes with an interruption that another process answers from then on. */
function useServerNotes({ pid, version }: ServerFacts, isRecovered: boolean): void {
  const last = useRef(pid)
  useEffect(() => {
    if (last.current === pid) return
    const text = `Process ${pid} answers, version ${version}, instead of ${last.current}`
    happen({ what: 'noted', text: isRecovered ? `${text}; it began with this page’s stash` : text })
    last.current = pid
  }, [pid, version, isRecovered])
}
