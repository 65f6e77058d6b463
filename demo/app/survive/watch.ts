import { useEffect } from 'preact/hooks'
import { after, type Happening, type Incident } from './incidents.ts'
import { createTabStore, useTabStore } from './tab-store.ts'

const none: readonly Incident[] = []
const store = createTabStore<readonly Incident[]>('incidents', none)

type WithoutTime<Each> = Each extends unknown ? Omit<Each, 'at'> : never

/** Notes that something has happened, now unless it says when. */
export function happen(happening: WithoutTime<Happening>, at: number = Date.now()): void {
  store.write(after(store.read(), { ...happening, at } as Happening))
}

/** Forgets every interruption. */
export function forgetIncidents(): void {
  store.write(none)
}

/** The interruptions of this tab, newest first. While a component asks for them they are watched. */
export function useIncidents(): readonly Incident[] {
  useEffect(() => {
    watchers += 1
    if (watchers === 1) stop = watch()
    return () => {
      watchers -= 1
      if (watchers === 0) stop()
    }
  }, [])
  return useTabStore(store, none)
}

let watchers = 0
let stop = (): void => undefined

function watch(): () => void {
  const listening = new AbortController()
  const on = (name: string, hear: (detail: Record<string, unknown>) => void): void =>
    addEventListener(name, (event) => hear((event as CustomEvent).detail ?? {}), {
      signal: listening.signal,
    })
  const isJoined = (): boolean => document.documentElement.dataset['liveConnection'] === 'joined'
  let isLeaving = false
  const leave = (): void => void (isLeaving = true)
  // Before the client hears of it: the connection of a page that goes is not lost.
  addEventListener('pagehide', leave, { signal: listening.signal, capture: true })
  on('live:connection', ({ state }) => {
    if (state === 'joined') happen({ what: 'back' })
    else if (state === 'offline' && !isLeaving) happen({ what: 'gone' })
  })
  on('online', () => happen({ what: 'network' }))
  on('live:event-lost', ({ name }) =>
    happen({ what: 'noted', text: `The event “${String(name)}” is lost` }),
  )
  on('live:state-lost', () =>
    happen({ what: 'noted', text: 'The view has begun anew: nothing was kept for it' }),
  )
  on('live:build', () =>
    happen({ what: 'noted', text: 'A new version is there; this page goes on with its own' }),
  )
  noteLoad()
  if (isJoined()) happen({ what: 'back' })
  return () => listening.abort()
}

/** Once for each document: a load by the browser's own button is an interruption as well. */
function noteLoad(): void {
  const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const begun = Math.round(performance.timeOrigin)
  const [newest] = store.read()
  const isNoted = newest !== undefined && (newest.steps[0]?.at ?? 0) >= begun - askedMs
  if (load?.type !== 'reload' || isNoted) return
  happen({ what: 'begun', kind: 'reload', text: 'The page is loaded again' }, begun)
}

/** From a press of the page's own button to the start of the next document, at most, in ms. */
const askedMs = 2_000
