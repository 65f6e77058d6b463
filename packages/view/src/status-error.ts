/**
 * Answers a page with a status of HTTP and the app's error page. Thrown by {@link statusError} and
 * {@link notFound}; over a connection the page loads the document at the address, which says it.
 */
export class StatusError extends Error {
  override readonly name = 'StatusError'
  /** 400 to 599. */
  readonly status: number
  /** What the visitor reads; `undefined` = what the status says. */
  readonly text: string | undefined

  /** @throws TypeError when the status is none of an error */
  constructor(status: number, text?: string, options?: ErrorOptions) {
    if (!Number.isInteger(status) || status < 400 || status > 599) {
      throw new TypeError(
        `A status of an error is a number from 400 to 599, ${String(status)} was given: redirect by \`socket.redirect\` or a mount hook`,
      )
    }
    super(text === undefined ? `Status ${status}` : `Status ${status}: ${text}`, options)
    this.status = status
    this.text = text
  }
}

/**
 * Ends the page that is being made: `mount`, a mount hook, `handleParams` or a schema of `params` or
 * `search` calls it. What is below 500 is no error of the app, and not reported.
 *
 * @param status 400 to 599
 * @param text for the visitor. @default what the status says
 * @throws StatusError always
 * @example if (!session.isAdmin) statusError(403, 'Only admins may see this page.')
 */
export function statusError(status: number, text?: string): never {
  throw new StatusError(status, text)
}

/**
 * Ends the page that is being made with 404.
 *
 * @param text for the visitor. @default what the status says
 * @throws StatusError always
 * @example const user = users.get(params.id) ?? notFound()
 */
export function notFound(text?: string): never {
  throw new StatusError(404, text)
}

/** Props of the app's error page. It is rendered within the app's document. */
export interface ErrorPageProps {
  readonly status: number
  /** What HTTP calls the status: `Not Found`. */
  readonly title: string
  /** What the visitor is told; of an unexpected error, nothing but that there was one. */
  readonly text: string
  /** Address of the page that could not be shown. */
  readonly url: URL
}
