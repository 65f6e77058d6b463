import { useAutoAnimate } from '@formkit/auto-animate/preact'
import { useState } from 'preact/hooks'

/** A list of the server's that the package `@formkit/auto-animate` moves about smoothly. */
export function Animated({ names }: { names: readonly string[] }) {
  const [list] = useAutoAnimate<HTMLOListElement>({ duration: 120 })
  const [chosen, choose] = useState('none')
  return (
    <section aria-label="Animated">
      <h2>Animated list</h2>
      <ol ref={list as never}>
        {names.map((name) => (
          <li key={name} data-kept={`animated ${name}`}>
            <button onClick={() => choose(name)}>{name}</button>
          </li>
        ))}
      </ol>
      <p>Chosen: {chosen}</p>
    </section>
  )
}
