import { hydrate, render } from 'preact'
import { LiveError, parseServerMessage } from '@livejsx/protocol'
import type { ViewObject } from '@livejsx/view'
import { features, shownOf, viewFrame } from '@livejsx/view/internal'
import type * as Commands from './commands.ts'
import { joinParams } from './connect-params.ts'
import { setConnectionState } from './connection-state.ts'
import { dispatch, reportDiagnostic } from './diagnostics.ts'
import { mountView, type MountedView } from './mounted-view.ts'
import type * as NestedViews from './nested-views.ts'
import type { PageLink } from './page-link.ts'
import { readPageState, type PageState } from './page-state.ts'
import { redirect } from './redirect.ts'
import { createReplica } from './replica.ts'
import { createRetries } from './retries.ts'
import { replayEarly } from './early-events.ts'
import { reloadOnce } from './reload.ts'
import { openSocket, type OpenWire, type Wire } from './transport.ts'

/** Options of {@link startClient}. */
export interface ClientOptions {
  /** Loads the code of a view, by its id. */
  readonly views: Readonly<Record<string, () => Promise<{ readonly default: ViewObject }>>>
  /** Loads the code of nested views, `livejsx/client/nested`. @default such views are not opened */
  readonly nested?: () => Promise<typeof NestedViews>
  /** Loads what runs commands of the server, `livejsx/client/commands`. @default these are not run */
  readonly commands?: () => Promise<typeof Commands>
  /** @default socket.io over WebSocket to the page's origin */
  readonly openWire?: OpenWire
}

/** The number by which page and server call the main view. */
const main = 1

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
  nested,
  commands,
  openWire = openSocket,
}: ClientOptions): Promise<() => void> {
  const page = readPageState(document)
  if (page === undefined) return () => undefined
  setConnectionState('connecting')

  let wire: Wire | undefined
  let isOpen = false
  // The address that the view has got since its HTML was made.
  let address: string | undefined
  const link: PageLink = {
    views: new Map(),
    last: main,
    send: (message) => wire?.send(message),
    isOpen: () => isOpen,
    reopen: () => reopen(),
  }
  const retry = createRetries(() => replica.join())
  const replica = createReplica(main, page, {
    send: link.send,
    show: (state) => mounted.show(state),
    push: (name, payload) => mounted.push(name, payload),
    onJoined(isNew) {
      setConnectionState('joined')
      if (isNew) features.recover?.()
      mounted.onJoined(isNew)
    },
    onRefused(error) {
      const mayHelp = error.code === 'view-failed' || error.code === 'not-joined'
      if (!mayHelp || !retry()) return onRefused(error)
      reportDiagnostic(error)
      setConnectionState('connecting')
    },
    onRedirect: redirect,
    onBuild(build) {
      if (dispatch('build', { build })) reloadOnce({ build })
    },
    onAddress(to, step) {
      history[`${step}State`](null, '', to)
      address = currentAddress()
    },
    details: () => ({ ...joinParams(), ...(address !== undefined && { url: address }) }),
    onGap: () => reopen(),
  })
  const mounted = await mountPage(page, views, {
    send: replica.push,
    isConnected: () => replica.joined,
    nest(element, props, host) {
      let close: (() => void) | undefined
      nested?.().then(({ openNested, placeIn }) => {
        if (close === undefined) close = openNested(element, props, placeIn(host, props), link)
      }, reportDiagnostic)
      return () => void (close ? close() : (close = () => undefined))
    },
  })
  replayEarly(page.root)
  link.views.set(main, { replica, mounted, onOpen: replica.join })
  const { sticky } = page
  if (sticky !== undefined) {
    const load = (name: string): Promise<ViewObject> => loadView(name, views)
    nested?.()
      .then(({ openSticky }) => openSticky(sticky, load, link))
      .catch(reportDiagnostic)
  }

  const lose = (): void => {
    isOpen = false
    for (const view of link.views.values()) {
      view.replica.disconnect()
      view.mounted.onLost()
    }
  }
  const open = (): void => {
    wire = openWire(page.csrf, {
      onOpen() {
        isOpen = true
        for (const view of link.views.values()) view.onOpen?.()
      },
      onSent: (bytes) => dispatch('event', { bytes }),
      onClose() {
        setConnectionState('offline')
        lose()
      },
      onRefused: (code) => onRefused(new LiveError(code as LiveError['code'])),
      onMessage(input, bytes) {
        try {
          const message = parseServerMessage(input)
          if (message[0] === 'error')
            reportDiagnostic(new LiveError(message[1], message[2], { received: true }))
          else link.views.get(message[1])?.replica.receive(message, bytes)
        } catch (error) {
          reportDiagnostic(error)
        }
      },
    })
  }
  const reopen = (): void => {
    wire?.close()
    lose()
    open()
  }
  // A page that goes says so: its instances end now, not when the server misses it.
  const leave = (): void => {
    for (const view of link.views.values()) view.replica.leave()
    wire?.close()
  }
  const onShow = ({ persisted }: PageTransitionEvent): void => {
    // Back from the browser's cache of pages, which kept everything but the connection.
    if (persisted) open()
  }
  // Back and forward between addresses of the same view. A step within the page changes none.
  const onStep = (): void => {
    const now = currentAddress()
    if (now === (address ?? firstAddress)) return
    address = now
    replica.push('live:address', now).catch(reportDiagnostic)
  }
  const onCommands = (event: CustomEventInit): void =>
    void commands?.()
      .then(({ runCommands }) => runCommands(event.detail))
      .catch(reportDiagnostic)
  const firstAddress = currentAddress()
  window.addEventListener('pagehide', leave)
  window.addEventListener('pageshow', onShow)
  window.addEventListener('popstate', onStep)
  window.addEventListener('live:exec', onCommands as EventListener)
  open()
  return () => {
    window.removeEventListener('pagehide', leave)
    window.removeEventListener('pageshow', onShow)
    window.removeEventListener('popstate', onStep)
    window.removeEventListener('live:exec', onCommands as EventListener)
    leave()
    for (const view of link.views.values()) view.mounted.close()
  }

  function onRefused(error: LiveError): void {
    // First, since closing tells that the page is offline, and it is more than that.
    wire?.close()
    replica.end(error)
    setConnectionState('failed')
    reportDiagnostic(error)
    reloadOnce(error)
  }
}

function currentAddress(): string {
  return location.pathname + location.search
}

async function mountPage(
  page: PageState,
  views: ClientOptions['views'],
  side: Omit<Parameters<typeof mountView>[2], 'paint'>,
): Promise<MountedView> {
  try {
    const view = await loadView(page.view, views)
    let show = hydrate
    return mountView(view, page.assigns, {
      ...side,
      paint(frame) {
        show(viewFrame(frame), page.root)
        show = render
        const title = view.definition.title?.(shownOf(frame.root.assigns as never) as never)
        if (title !== undefined && title !== document.title) document.title = title
      },
    })
  } catch (error) {
    setConnectionState('failed')
    reportDiagnostic(error)
    throw error
  }
}

async function loadView(name: string, views: ClientOptions['views']): Promise<ViewObject> {
  const load = views[name]
  if (load === undefined) throw new LiveError('view-failed', { name })
  return (await load()).default
}
