import type { ComponentChildren } from 'preact'
import { Latency } from '../latency/latency.tsx'

/** Title of a page that is to be tried under latency, what there is to know of it, and the slider. */
export function PageHead(props: {
  title: string
  /** Buttons about the whole page. */
  tools?: ComponentChildren
  /** Sentences. */
  children: ComponentChildren
}) {
  const { title, tools, children } = props
  return (
    <div class="head">
      <div>
        <h1>{title}</h1>
        <p class="meta is-prose">{children}</p>
      </div>
      <div class="head-tools">
        <Latency />
        {tools}
      </div>
    </div>
  )
}
