import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'

/** So near to the end, in px, it is the end. */
const endPx = 4
/** So far from it somebody has gone away, although nothing was heard of them: a search of the browser. */
const awayPx = 24
/** So long after a wheel, a finger or a key, in ms, what scrolls is theirs. */
const ownForMs = 400

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
 * @param options.isExact whether only visitors move what is shown: a virtual list corrects itself
 * @param options.onChange told whether lines are wanted as they are written
 */
export function useTail(options: {
  area: RefObject<HTMLElement | null>
  isAtTail: boolean
  isExact: boolean
  onChange(isFollowing: boolean): void
}): Tail {
  const [isFollowing, setFollowing] = useState(true)
  const [isPaused, setPaused] = useState(false)
  const newest = useRef({ ...options, isFollowing, isPaused })
  newest.current = { ...options, isFollowing, isPaused }

  const change = (on: boolean): void => {
    const { current } = newest
    if (current.isFollowing === on) return
    current.isFollowing = on
    setFollowing(on)
    current.onChange(on)
  }

  useEffect(() => {
    const area = options.area.current
    if (area === null) return undefined
    const distanceOf = (): number => area.scrollHeight - area.clientHeight - area.scrollTop
    let top = area.scrollTop
    let distance = distanceOf()
    let touched = -Infinity
    const onInput = (): void => {
      touched = performance.now()
    }
    const onScroll = (): void => {
      const isUp = area.scrollTop < top
      // What comes in above moves the position as well, but brings no end nearer.
      const wasAway = distance > endPx
      top = area.scrollTop
      distance = distanceOf()
      const { isPaused: isHeld, isAtTail, isFollowing: follows, isExact } = newest.current
      const isOwn = performance.now() - touched < ownForMs
      const isAway = isOwn ? distance > endPx : isExact && distance > awayPx
      if (follows && isUp && isAway) change(false)
      else if (!isHeld && isAtTail && wasAway && distance <= endPx) change(true)
    }
    const listening = new AbortController()
    const passive = { passive: true, signal: listening.signal }
    area.addEventListener('scroll', onScroll, passive)
    for (const type of ['wheel', 'touchmove', 'pointerdown', 'keydown']) {
      area.addEventListener(type, onInput, passive)
    }
    const sizes = new ResizeObserver(() => (distance = distanceOf()))
    for (const each of [area, ...area.children]) sizes.observe(each)
    return () => {
      listening.abort()
      sizes.disconnect()
    }
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
