import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'

/** So far from the end, in px, somebody reads something else. */
const awayPx = 24
/** So near, it is the end. */
const endPx = 4

/** Whether a list stays at its end, and what changes that. */
export interface Tail {
  readonly isFollowing: boolean
  /** Whether it was stopped by a button: reaching the end does not start it again. */
  readonly isPaused: boolean
  follow(): void
  /** Somebody reads: what is shown must not run away. */
  stop(): void
  pause(): void
}

/**
 * Preact hook: follows the end of what scrolls until somebody scrolls up, and again once they are
 * back at the end.
 *
 * @param options.isAtTail whether the list ends where the log ends
 * @param options.onChange told whether lines are wanted as they are written
 */
export function useTail(options: {
  area: RefObject<HTMLElement | null>
  isAtTail: boolean
  onChange(isFollowing: boolean): void
}): Tail {
  const { area: place, onChange } = options
  const [isFollowing, setFollowing] = useState(true)
  const [isPaused, setPaused] = useState(false)
  const newest = useRef({ ...options, isFollowing, isPaused })
  newest.current = { ...options, isFollowing, isPaused }

  const change = (on: boolean): void => {
    if (newest.current.isFollowing === on) return
    newest.current.isFollowing = on
    setFollowing(on)
    onChange(on)
  }
  const changeLater = useRef(change)
  changeLater.current = change

  useEffect(() => {
    const area = place.current
    if (area === null) return undefined
    let top = area.scrollTop
    const onScroll = (): void => {
      const { scrollTop, scrollHeight, clientHeight } = area
      const isUp = scrollTop < top
      top = scrollTop
      const distance = scrollHeight - clientHeight - scrollTop
      const now = newest.current
      if (now.isFollowing && isUp && distance > awayPx) changeLater.current(false)
      else if (!now.isPaused && now.isAtTail && !isUp && distance < endPx) changeLater.current(true)
    }
    area.addEventListener('scroll', onScroll, { passive: true })
    return () => area.removeEventListener('scroll', onScroll)
  }, [])

  return {
    isFollowing,
    isPaused,
    follow() {
      setPaused(false)
      change(true)
    },
    stop: () => change(false),
    pause() {
      setPaused(true)
      change(false)
    },
  }
}

/** Preact hook: keeps what scrolls at its end, whatever grows in it, as long as it is wanted. */
export function useEnd(place: RefObject<HTMLElement | null>, isWanted: boolean): void {
  const wanted = useRef(isWanted)
  wanted.current = isWanted
  const toEnd = (): void => {
    const area = place.current
    if (wanted.current && area !== null) area.scrollTop = area.scrollHeight
  }
  useLayoutEffect(toEnd)
  useEffect(() => {
    const area = place.current
    if (area === null) return undefined
    // Windows are resized, and rows open.
    const sizes = new ResizeObserver(toEnd)
    for (const each of [area, ...area.children]) sizes.observe(each)
    return () => sizes.disconnect()
  }, [])
}
