import { useRef } from 'preact/hooks'
import { clock } from './figures.ts'
import { Panel } from './panel.tsx'
import type { LogEntry } from './readings.ts'

/** What has happened on this server, newest first. */
export function LogPanel({ log, utcOffset }: { log: readonly LogEntry[]; utcOffset: number }) {
  // What came with the page is not news.
  const newest = useRef(log[0]?.id ?? 0)
  return (
    <Panel name="log" title="Events" context="newest first" shows={['log']}>
      <div role="log" aria-live="off" tabIndex={0} aria-labelledby="panel-log">
        <ol class="log">
          {log.map(({ id, at, level, text }) => (
            <li key={id} class={id > newest.current ? 'is-new' : undefined}>
              <time dateTime={new Date(at).toISOString()}>{clock(at, utcOffset)}</time>
              <span class={`level is-${level}`}>{level}</span>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </div>
    </Panel>
  )
}
