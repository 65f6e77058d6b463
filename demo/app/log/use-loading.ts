import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { heldOf, type Held } from './held.ts'
import type { Line } from './line.ts'
import { useTail, type Tail } from './use-tail.ts'

/** The ways to the server. Each resolves once what was asked for is shown. */
export interface LineActions {
  older(held: Held): Promise<unknown>
  newer(held: Held): Promise<unknown>
  oldest(held: Held): Promise<unknown>
  follow(held: Held & { readonly on: boolean }): Promise<unknown>
}

/** What the visitor does about lines that are not here yet. */
export interface Loading {
  readonly tail: Tail
  /** Brings more lines; `undefined` = there are none, or none are wanted. */
  readonly older: (() => Promise<unknown>) | undefined
  readonly newer: (() => Promise<unknown>) | undefined
  /** Brings the beginning of the log. Resolves once it is here. */
  oldest(): Promise<void>
  togglePause(): void
}

/** Preact hook: asks for lines at both ends, and says whether new ones are wanted. */
export function useLoading(options: {
  area: RefObject<HTMLElement | null>
  lines: readonly Line[]
  hasOlder: boolean
  hasNewer: boolean
  isVirtual: boolean
  /** Address of what is shown. */
  address: string
  isConnected: boolean
  actions: LineActions
}): Loading {
  const { area, lines, hasOlder, hasNewer, address, isConnected } = options
  const newest = useRef(options)
  newest.current = options

  const tell = (on: boolean): void => {
    const { actions, lines: held } = newest.current
    // Lost with the connection; another instance is told anew.
    actions.follow({ on, ...heldOf(held) }).catch(() => undefined)
  }
  const tail = useTail({ area, isAtTail: !hasNewer, isExact: !options.isVirtual, onChange: tell })

  // What was asked for and is not here yet is not asked for again.
  const asked = useRef(new Set<string>())
  const ask = async (name: 'older' | 'newer' | 'oldest'): Promise<void> => {
    if (asked.current.has(name)) return
    asked.current.add(name)
    const { actions, lines: held } = newest.current
    await actions[name](heldOf(held)).catch(() => undefined)
    asked.current.delete(name)
  }

  // Another instance begins at the end, wherever this window is.
  const wasConnected = useRef(isConnected)
  useEffect(() => {
    if (isConnected && !wasConnected.current && !tail.isFollowing) tell(false)
    wasConnected.current = isConnected
  }, [isConnected])

  // So does another filter.
  const shown = useRef(address)
  useEffect(() => {
    if (shown.current !== address && !tail.isPaused) tail.follow()
    shown.current = address
  }, [address])

  // And a server that has been started anew, whose log has nothing of what was read.
  const before = useRef(lines)
  useEffect(() => {
    const isOther = heldOf(lines).first > heldOf(before.current).last
    before.current = lines
    if (isOther && lines.length > 0 && !tail.isPaused) tail.follow()
  }, [lines])

  const last = lines.at(-1)?.id ?? 0
  const pausedAt = useRef(0)
  const isHeld = tail.isFollowing || (tail.isPaused && last >= pausedAt.current)
  return {
    tail,
    older: hasOlder ? () => ask('older') : undefined,
    newer: hasNewer && !isHeld ? () => ask('newer') : undefined,
    async oldest() {
      tail.stop()
      await ask('oldest')
    },
    togglePause() {
      pausedAt.current = last
      if (tail.isPaused) tail.follow()
      else tail.pause()
    },
  }
}
