import type { ComponentChildren } from 'preact'

/** Props of the app's `Document`, the component of the whole `<html>`. */
export interface DocumentProps {
  /** Title of the view. */
  readonly title: string
  /** Goes into `<head>`: style sheets, preloads and the script that starts the page. */
  readonly head: ComponentChildren
  /** Goes into `<body>`: the view. */
  readonly children: ComponentChildren
  /** The response's CSP nonce, for scripts and styles of the document's own. */
  readonly nonce: string
  readonly url: URL
  /** What the cookie session holds for this visitor. */
  readonly session: Readonly<Record<string, unknown>>
}
