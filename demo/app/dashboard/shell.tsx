import type { ComponentChildren } from 'preact'
import { Connection } from './connection.tsx'
import { duration } from './figures.ts'
import { Icon, type IconName } from './icon.tsx'
import type { Machine } from './readings.ts'
import { Wire } from './wire.tsx'

const pages: readonly { path: string; name: string; icon: IconName }[] = [
  { path: '/', name: 'Dashboard', icon: 'dashboard' },
  { path: '/about', name: 'About', icon: 'about' },
  { path: '/health', name: 'Health', icon: 'health' },
]

/** The frame around the page: navigation, connection, theme. */
export function Shell(props: {
  machine: Machine
  /** When the newest sample was taken, in ms since 1970. */
  at: number
  own: number
  children: ComponentChildren
}) {
  const { machine, at, own, children } = props
  return (
    <div class="app">
      <a class="skip" href="#main">
        Skip to the readings
      </a>
      <aside class="side">
        <Brand />
        <nav aria-label="Pages">
          <PageLinks />
        </nav>
        <Guide />
        <dl>
          <div>
            <dt>Window</dt>
            <dd>{own}</dd>
          </div>
          <div>
            <dt>Process</dt>
            <dd>{machine.pid}</dd>
          </div>
          <div>
            <dt>Serving for</dt>
            <dd>{duration(at - machine.startedAt)}</dd>
          </div>
        </dl>
      </aside>
      <div class="page">
        <header class="top">
          <span class="crumb">Dashboard</span>
          <Wire />
          <Connection />
          <button
            class="button is-quiet is-square"
            type="button"
            data-theme-toggle
            aria-label="Switch theme"
          >
            <Icon name="theme" />
          </button>
        </header>
        <main id="main">{children}</main>
      </div>
      <nav class="tabs" aria-label="Pages">
        <PageLinks />
      </nav>
    </div>
  )
}

function Brand() {
  return (
    <a class="brand" href="/">
      <svg viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">
        <path d="M2 10h3v5H2zM6.5 4h3v11h-3zM15 7h3v8h-3z" />
        <path d="M11 10h2.5v2H11z" opacity=".45" />
        <path d="M2 16.5h16V18H2z" opacity=".45" />
      </svg>
      LiveJSX
    </a>
  )
}

function PageLinks() {
  return pages.map(({ path, name, icon }) => (
    <a key={path} href={path} aria-current={path === '/' ? 'page' : undefined}>
      <Icon name={icon} />
      {name}
    </a>
  ))
}

/** Explains the two marks that no other dashboard has. */
function Guide() {
  return (
    <section class="guide" aria-labelledby="guide">
      <h2 id="guide">How to read it</h2>
      <p>
        <span class="price is-sample">96 B</span> on a panel is what its last update weighed.
      </p>
      <p>
        <svg viewBox="0 0 40 20" class="wire" aria-hidden="true">
          <path class="base" d="M0 13.5H40" />
          <path
            class="down"
            d="M1 9h3v4.5h-3zM6 5h3v8.5h-3zM11 7h3v6.5h-3zM16 3h3v10.5h-3zM21 8h3v5.5h-3z"
          />
          <path class="up" d="M11 14.5h3v3h-3z" />
          <path class="gap" d="M27 1h8v18h-8z" />
        </svg>
        One bar a second: up from the server, down from you, shaded without a connection.
      </p>
    </section>
  )
}
