import type { Line } from './line.ts'

/** Everything that is known of a line. */
export function LineFacts({ line: { id, at, level, source, facts } }: { line: Line }) {
  const known = { time: new Date(at).toISOString(), id, level, source, ...facts }
  return (
    <dl class="line-facts">
      {Object.entries(known).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
