import { clickAway, Link, onKey } from 'livejsx'
import type { ComponentChildren } from 'preact'
import { version } from '../version.ts'
import { Connection } from './connection.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Wire } from './wire.tsx'

const pages = [
  { path: '/', name: 'Dashboard', icon: 'dashboard' },
  { path: '/survive', name: 'Nothing is lost', icon: 'plug', isMinor: true },
  { path: '/products', name: 'Products', icon: 'tag' },
  { path: '/mail', name: 'Mail', icon: 'mail' },
  { path: '/board', name: 'Board', icon: 'board' },
  { path: '/table', name: 'Table', icon: 'table', isMinor: true },
  { path: '/log', name: 'Log', icon: 'log', isMinor: true },
  { path: '/settings', name: 'Settings', icon: 'gear', isMinor: true },
  { path: '/about', name: 'About', icon: 'about', isMinor: true },
  { path: '/health', name: 'Health', icon: 'health', isMinor: true },
] as const satisfies readonly {
  path: string
  name: string
  icon: IconName
  /** A tab bar holds five: four pages, and the way to the others. */
  isMinor?: boolean
}[]

type PagePath = (typeof pages)[number]['path']

/** The frame around a page: navigation, connection, theme. */
export function Shell(props: {
  /** Address of the page that is shown. */
  path: PagePath
  /** What is reached by the link that skips the navigation. */
  skip: string
  /** What the side tells of the window. */
  facts?: ComponentChildren
  /** Whether the view takes `report`s of what its window receives. */
  reports?: boolean
  children: ComponentChildren
}) {
  const { path, skip, facts, reports = false, children } = props
  return (
    <div class="app">
      <a class="skip" href="#main">
        Skip to the {skip}
      </a>
      <aside class="side" aria-label="Pages and window">
        <Brand />
        <nav aria-label="Pages">
          <PageLinks current={path} />
        </nav>
        <Guide />
        {facts}
      </aside>
      <div class="page">
        <header class="top">
          <span class="crumb">{pages.find((page) => page.path === path)?.name}</span>
          <Wire reports={reports} />
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
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <nav class="tabs" aria-label="Pages">
        <PageLinks current={path} isMinor={false} />
        <More current={path} />
      </nav>
    </div>
  )
}

function Brand() {
  return (
    <Link class="brand" to="/">
      <svg viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">
        <path d="M2 10h3v5H2zM6.5 4h3v11h-3zM15 7h3v8h-3z" />
        <path d="M11 10h2.5v2H11z" opacity=".45" />
        <path d="M2 16.5h16V18H2z" opacity=".45" />
      </svg>
      LiveJSX
      <span class="brand-version" title="Version of the code that this page runs">
        v{version}
      </span>
    </Link>
  )
}

/** Links to pages: the minor ones, the others, or all of them. */
function PageLinks({ current, isMinor }: { current: PagePath; isMinor?: boolean }) {
  const shown = pages.filter((page) => isMinor === undefined || 'isMinor' in page === isMinor)
  return shown.map(({ path, name, icon }) => (
    <Link key={path} to={path} aria-current={path === current ? 'page' : undefined}>
      <Icon name={icon} />
      {name}
    </Link>
  ))
}

/** The pages for which a tab bar has no room. Opens without JavaScript, too. */
function More({ current }: { current: PagePath }) {
  const isHere = pages.some((page) => page.path === current && 'isMinor' in page)
  const close = ({ currentTarget }: Event): void =>
    (currentTarget as Element).removeAttribute('open')
  return (
    <details class="more" ref={clickAway(close)} onKeyDown={onKey('Escape', close)}>
      <summary class={isHere ? 'is-current' : undefined}>
        <Icon name="more" />
        More
      </summary>
      <div class="more-pages">
        <PageLinks current={current} isMinor />
      </div>
    </details>
  )
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
