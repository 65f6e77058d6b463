import type { ComponentChildren } from 'preact'
import { FlashHostContext, type FlashHost } from './flash-host.ts'

/** Props of {@link Flash}. */
export interface FlashProps {
  /**
   * Kinds that are read out at once, whatever the visitor does; all others wait for a pause.
   *
   * @default ['error']
   */
  alerts?: readonly string[]
  /**
   * What the buttons do, in the language of the page: with the message it is their accessible name.
   *
   * @default 'Dismiss'
   */
  dismiss?: string
}

/**
 * Shows the flash messages of the view around, each with a button that takes it away. Brings no
 * styles: messages have `data-live-flash` with their kind, the parts around `data-live-flashes`.
 *
 * It belongs where views always have it, such as a layout: screen readers announce what is put into
 * a live region, but not a region that comes with its text.
 *
 * @example <Flash alerts={['error', 'warning']} />
 */
export function Flash({ alerts = ['error'], dismiss = 'Dismiss' }: FlashProps): ComponentChildren {
  return (
    <FlashHostContext.Consumer>
      {(host) => {
        const kinds = Object.keys(host?.flash ?? {})
        const show = (kind: string): ComponentChildren => (
          <Message key={kind} kind={kind} host={host} dismiss={dismiss} />
        )
        return (
          <>
            <div role="status" aria-live="polite" aria-atomic="false" data-live-flashes="status">
              {kinds.filter((kind) => !alerts.includes(kind)).map(show)}
            </div>
            <div role="alert" aria-atomic="false" data-live-flashes="alert">
              {kinds.filter((kind) => alerts.includes(kind)).map(show)}
            </div>
          </>
        )
      }}
    </FlashHostContext.Consumer>
  )
}

interface MessageProps {
  kind: string
  host: FlashHost | undefined
  dismiss: string
}

function Message({ kind, host, dismiss }: MessageProps): ComponentChildren {
  const text = host?.flash[kind]
  return (
    <div data-live-flash={kind}>
      <span>{text}</span>
      <button
        type="button"
        aria-label={`${dismiss}: ${text}`}
        onClick={() => host?.clearFlash(kind)}
      >
        <span aria-hidden="true">×</span>
      </button>
    </div>
  )
}
