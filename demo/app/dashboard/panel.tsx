import type { ComponentChildren } from 'preact'
import { Price } from './price.tsx'

/** A framed part of the dashboard, with its title and what its last update weighed. */
export function Panel(props: {
  /** Names the panel in the page: letters only. */
  name: string
  title: string
  /** What the title leaves open. */
  context?: ComponentChildren
  /** Names of the assigns that the panel shows. */
  shows: readonly string[]
  children: ComponentChildren
}) {
  const { name, title, context, shows, children } = props
  return (
    <section class={`panel at-${name}`} aria-labelledby={`panel-${name}`}>
      <header>
        <h2 id={`panel-${name}`}>{title}</h2>
        <span class="context">{context}</span>
        <Price names={shows} />
      </header>
      {children}
    </section>
  )
}
