import type { Origin, Saved } from './saved.ts'

/** What the pages show. */
export function Note({ count, lines, origin }: Saved & Origin) {
  return (
    <>
      <p>
        Count: <output id="count">{count}</output>, from <output id="origin">{origin}</output>
      </p>
      <ul id="lines">
        {lines.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ul>
      <input aria-label="Draft" />
    </>
  )
}
