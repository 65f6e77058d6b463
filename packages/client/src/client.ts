import { hydrate, render } from 'preact'
import { LiveError, parseServerMessage } from '@livejsx/protocol'
import type { ViewObject } from '@livejsx/view'
import { features, shownOf, viewFrame } from '@livejsx/view/internal'
import type * as Commands from './commands.ts'
import { joinParams } from './connect-params.ts'
import { setConnectionState } from './connection-state.ts'
import { dispatch, reportDiagnostic } from './diagnostics.ts'
import { mountView } from './mounted-view.ts'
import type * as Navigation from './navigation.ts'
import type { NavigationHost } from './navigation/navigation-host.ts'
import type * as NestedViews from './nested-views.ts'
import { currentAddress, type LinkedView, type PageLink } from './page-link.ts'
import { readPageState } from './page-state.ts'
import { redirect } from './redirect.ts'
import { createReplica } from './replica.ts'
import { createRetries } from './retries.ts'
import type * as Stash from './stash.ts'
import { replayEarly } from './early-events.ts'
import { reloadOnce } from './reload.ts'
import { openSocket, type OpenWire, type Wire } from './transport.ts'

/** Time without a connection after which no instance is there any more (`limits.resumeTimeoutMs`). */
const giveUpAfterMs = 60_000

/** Options of {@link startClient}. */
export interface ClientOptions {
  /** Loads the code of a view, by its id. */
  readonly views: Readonly<Record<string, () => Promise<{ readonly default: ViewObject }>>>
  /** Loads the code of nested views, `livejsx/client/nested`. @default such views are not opened */
  readonly nested?: () => Promise<typeof NestedViews>
  /** Loads what leads from view to view, `livejsx/client/navigation`. @default links load documents */
  readonly navigation?: () => Promise<typeof Navigation>
  /** Loads what runs commands of the server, `livejsx/client/commands`. @default these are not run */
  readonly commands?: () => Promise<typeof Commands>
  /** Loads what keeps the stash of views, `livejsx/client/stash`. @default nothing is kept */
  readonly stash?: () => Promise<typeof Stash>
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
  nested,
  navigation,
  commands,
  stash,
  openWire = openSocket,
}: ClientOptions): Promise<() => void> {
  const page = readPageState(document)
  if (page === undefined) return () => undefined
  setConnectionState('connecting')

  let wire: Wire | undefined
  let isOpen = false
  let givingUp: ReturnType<typeof setInterval> | undefined
  const link: PageLink = {
    views: new Map(),
    main: 1,
    last: 1,
    address: currentAddress(),
    openStash: async (...wanted) => (await stash?.())?.openStash(link, ...wanted),
    send: (message) => wire?.send(message),
    isOpen: () => isOpen,
    reopen: () => wire?.again(),
    navigate(to, step, flash) {
      if (step === 'load') redirect(to, flash)
      else
        void navigator.then((way) => (way ? way.onNavigate(to, step, flash) : redirect(to, flash)))
    },
  }
  features.link = link
  const host: NavigationHost = {
    root: page.root,
    link,
    load: (name) => loadView(name, views),
    sideOf(number) {
      const own = (): LinkedView => link.views.get(number) as LinkedView
      const retry = createRetries(() => link.views.get(number)?.replica.join())
      let told = link.address
      return {
        send: link.send,
        show: (state) => own().mounted.show(state),
        push: (name, payload) => own().mounted.push(name, payload),
        onJoined(isNew) {
          setConnectionState('joined')
          if (isNew) {
            // The token of a new instance is for the address that it was asked for.
            link.address = told
            features.recover?.()
          }
          own().mounted.onJoined(isNew)
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
        onAddress: (to, step) => void navigator.then((way) => way?.onAddress(to, step)),
        onNavigate: link.navigate,
        details() {
          const url = (told = currentAddress())
          return { ...joinParams(), ...(url !== link.address && { url }) }
        },
        onGap: link.reopen,
        openStash: link.openStash,
      }
    },
    mount(number, view, assigns, replica) {
      let show = number === 1 ? hydrate : render
      const mounted = mountView(view, assigns, {
        send: replica.push,
        isConnected: () => replica.joined,
        nest(element, props, around) {
          let close: (() => void) | undefined
          nested?.().then(({ openNested, placeIn }) => {
            if (close === undefined)
              close = openNested(element, props, placeIn(around, props), link)
          }, reportDiagnostic)
          return () => void (close ? close() : (close = () => undefined))
        },
        paint(frame) {
          show(viewFrame(frame), page.root)
          show = render
          const title = view.definition.title?.(shownOf(frame.root.assigns as never) as never)
          if (title !== undefined && title !== document.title) document.title = title
        },
      })
      link.views.set(number, { replica, mounted, onOpen: replica.join })
    },
  }
  try {
    const view = await host.load(page.view)
    host.mount(1, view, page.assigns, createReplica(1, page, host.sideOf(1)))
  } catch (error) {
    setConnectionState('failed')
    reportDiagnostic(error)
    throw error
  }
  replayEarly(page.root)
  const { sticky } = page
  if (sticky !== undefined) {
    nested?.()
      .then(({ openSticky }) => openSticky(sticky, host.load, link))
      .catch(reportDiagnostic)
  }

  const lose = (): void => {
    isOpen = false
    clearInterval(givingUp)
    givingUp = setInterval(() => {
      for (const { replica } of link.views.values()) replica.giveUp()
    }, giveUpAfterMs)
    for (const view of link.views.values()) {
      view.replica.disconnect()
      view.mounted.onLost()
    }
  }
  const open = (): void => {
    wire = openWire(page.csrf, {
      onOpen() {
        isOpen = true
        clearInterval(givingUp)
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
  // A page that goes says so: its instances end now, not when the server misses it.
  const leave = (): void => {
    for (const view of link.views.values()) view.replica.leave()
    wire?.close()
    link.stash?.hide()
  }
  const onShow = ({ persisted }: PageTransitionEvent): void => {
    // Back from the browser's cache of pages, which kept everything but the connection.
    if (persisted) void Promise.resolve(link.stash?.show()).then(open)
  }
  const onCommands = (event: CustomEventInit): void =>
    void commands?.()
      .then(({ runCommands }) => runCommands(event.detail))
      .catch(reportDiagnostic)
  window.addEventListener('pagehide', leave)
  window.addEventListener('pageshow', onShow)
  window.addEventListener('live:exec', onCommands as EventListener)
  open()
  // Nothing where its code is not there: whatever the server asks for then takes a document.
  const navigator = Promise.resolve(navigation?.())
    .then((loaded) => loaded?.startNavigation(host))
    .catch(reportDiagnostic)
  return () => {
    void navigator.then((way) => way?.stop())
    window.removeEventListener('pagehide', leave)
    window.removeEventListener('pageshow', onShow)
    window.removeEventListener('live:exec', onCommands as EventListener)
    leave()
    clearInterval(givingUp)
    for (const { replica, mounted } of link.views.values()) {
      replica.end(new LiveError('left'))
      mounted.close()
    }
  }

  function onRefused(error: LiveError): void {
    // First, since closing tells that the page is offline, and it is more than that.
    wire?.close()
    link.views.get(link.main)?.replica.end(error)
    setConnectionState('failed')
    reportDiagnostic(error)
    reloadOnce(error)
  }
}

async function loadView(name: string, views: ClientOptions['views']): Promise<ViewObject> {
  const load = views[name]
  if (load === undefined) throw new LiveError('view-failed', { name })
  return (await load()).default
}
