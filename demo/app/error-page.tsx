import type { ErrorPageProps } from 'livejsx'
import { Icon } from './dashboard/icon.tsx'

/** What is shown in place of a page. It is no live view: there is no connection to tell of. */
export function ErrorPage({ status, title, text }: ErrorPageProps) {
  return (
    <main class="error-page">
      <p class="error-status" aria-hidden="true">
        {status}
      </p>
      <h1>{title}</h1>
      <p>{text}</p>
      <p class="error-ways">
        {status >= 500 && (
          // An empty address is the page's own.
          <a class="button" href="">
            <Icon name="redo" />
            Try again
          </a>
        )}
        <a class="button" href="/">
          <Icon name="dashboard" />
          Dashboard
        </a>
      </p>
    </main>
  )
}
