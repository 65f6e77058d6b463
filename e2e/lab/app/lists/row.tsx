import { Island, LiveRender } from 'livejsx'
import { Tally } from './tally.tsx'
import Tick from './tick.live.tsx'
import watched from './watched.client.ts'

/** A row with everything that a browser knows about a page and its server does not. */
export function Row({ item: { id, text } }: { item: { id: number; text: string } }) {
  return (
    <li class="box" data-item={id} hook={watched}>
      <b>{text}</b> <Tally name={`Row ${id}`} /> <input aria-label={`Draft ${id}`} size={8} />
      <details>
        <summary>More</summary>
        <textarea aria-label={`Letter ${id}`} rows={2} />
      </details>
      <div class="strip" tabIndex={0} aria-label={`Strip ${id}`}>
        <p>{'A long line. '.repeat(20)}</p>
      </div>
      <Island when="interaction">
        <Tally name={`Island ${id}`} />
      </Island>
      {id % 4 === 0 && <iframe src="/playing" title={`Film ${id}`} />}
      {id % 4 === 1 && <LiveRender view={Tick} id={`tick ${id}`} />}
    </li>
  )
}
