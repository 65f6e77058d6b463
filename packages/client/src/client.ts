import { LiveError, parseServerMessage } from '@livejsx/protocol'
import type { ViewObject } from '@livejsx/view'
import { setConnectionState } from './connection-state.ts'
import { dispatch, reportDiagnostic } from './diagnostics.ts'
import { mountView, type MountedView } from './mounted-view.ts'
import { readPageState, type PageState } from './page-state.ts'
import { createReplica } from './replica.ts'
import { reloadOnce } from './reload.ts'
import { openSocket, type OpenWire, type Wire } from './transport.ts'

/** Options of {@link startClient}. */
export interface ClientOptions {
  /** Loads the code of a view, by its id. */
  readonly views: Readonly<Record<string, () => Promise<{ readonly default: ViewObject }>>>
  /** @default socket.io over WebSocket to the page's origin */
  readonly openWire?: OpenWire
}

/**
 * Starts the browser side of a page: loads the code of its view, hydrates it, and joins its
 * instance on the server. Does nothing on a page without a live view.
 *
 * @returns a function that leaves the view and closes the connection
 * @throws (as a rejection) LiveError `view-failed` when the page names a view that `views` lacks,
 * and whatever its module or its `render` throws
 */
export async function startClient({
  views,
  openWire = openSocket,
}: ClientOptions): Promise<() => void> {
  const page = readPageState(document)
  if (page === undefined) return () => undefined
  setConnectionState('connecting')

  let wire: Wire | undefined
  const replica = createReplica(page, {
    send: (message) => wire?.send(message),
    show: (assigns) => mounted.show(assigns),
    push: (name, payload) => mounted.push(name, payload),
    onJoined() {
      setConnectionState('joined')
      mounted.onConnectionChange()
    },
    onRefused,
    onRedirect: (to) => location.assign(to),
    onGap: () => reopen(),
  })
  const mounted = await mountPage(page, views, {
    send: replica.push,
    isConnected: () => replica.joined,
  })

  const open = (): void => {
    wire = openWire(page.csrf, {
      onOpen: replica.join,
      onSent: (bytes) => dispatch('event', { bytes }),
      onClose() {
        replica.disconnect()
        setConnectionState('offline')
        mounted.onConnectionChange()
      },
      onRefused: (code) => onRefused(new LiveError(code as LiveError['code'])),
      onMessage(input, bytes) {
        try {
          const message = parseServerMessage(input)
          if (message[0] === 'error')
            reportDiagnostic(new LiveError(message[1], message[2], { received: true }))
          else replica.receive(message, bytes)
        } catch (error) {
          reportDiagnostic(error)
        }
      },
    })
  }
  const reopen = (): void => {
    wire?.close()
    replica.disconnect()
    open()
  }
  // A page that goes says so: its instance ends now, not when the server misses it.
  const leave = (): void => {
    replica.leave()
    wire?.close()
  }
  const onShow = ({ persisted }: PageTransitionEvent): void => {
    // Back from the browser's cache of pages, which kept everything but the connection.
    if (persisted) open()
  }
  window.addEventListener('pagehide', leave)
  window.addEventListener('pageshow', onShow)
  open()
  return () => {
    window.removeEventListener('pagehide', leave)
    window.removeEventListener('pageshow', onShow)
    leave()
  }

  function onRefused(error: LiveError): void {
    // First, since closing tells that the page is offline, and it is more than that.
    wire?.close()
    replica.end(error)
    setConnectionState('failed')
    reportDiagnostic(error)
    reloadOnce(error.code)
  }
}

async function mountPage(
  page: PageState,
  views: ClientOptions['views'],
  side: Parameters<typeof mountView>[1],
): Promise<MountedView> {
  try {
    const load = views[page.view]
    if (load === undefined) throw new LiveError('view-failed', { name: page.view })
    const { default: view } = await load()
    return mountView({ root: page.root, view, assigns: page.assigns }, side)
  } catch (error) {
    setConnectionState('failed')
    reportDiagnostic(error)
    throw error
  }
}
