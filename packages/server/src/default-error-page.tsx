import type { JSX } from 'preact'
import type { ErrorPageProps } from '@livejsx/view'

/** The error page of an app that has none of its own. Styled by {@link ErrorPageStyle}. */
export function DefaultErrorPage({ status, title, text }: ErrorPageProps): JSX.Element {
  return (
    <main data-live-error={status}>
      <p aria-hidden="true">{status}</p>
      <h1>{title}</h1>
      <p>{text}</p>
      {/* An empty address is the page's own. */}
      <p>{status < 500 ? <a href="/">Go to the start page</a> : <a href="">Try again</a>}</p>
    </main>
  )
}

// Without weight, and in the colours of the system: whatever the app's own styles say counts.
const style = `
:where(:root:has([data-live-error])) { color-scheme: light dark }
:where(body:has([data-live-error])) { margin: 0; font-family: system-ui, sans-serif; line-height: 1.5 }
:where([data-live-error]) { max-width: 32rem; margin: 15vh auto; padding: 0 1.5rem; overflow-wrap: break-word }
:where([data-live-error] h1) { margin: 0 0 .5rem; font-size: 1.75rem; line-height: 1.2 }
:where([data-live-error] p) { margin: 0 0 1.5rem }
:where([data-live-error] > :first-child) { margin: 0; opacity: .7; font-variant-numeric: tabular-nums }
`.trim()

/** The styles of {@link DefaultErrorPage}. */
export function ErrorPageStyle({ nonce }: { nonce: string }): JSX.Element {
  return <style nonce={nonce} dangerouslySetInnerHTML={{ __html: style }} />
}
