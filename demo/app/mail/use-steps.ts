import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** Up to this width a list and what it leads to are two steps. */
const narrow = '(max-width: 820px)'

/**
 * Brings the visitor along from the list to a letter and back: where there is room for one of them
 * only, the list comes back with its focus where it was and as far down as it was.
 */
export function useSteps(props: {
  list: RefObject<HTMLElement | null>
  reader: RefObject<HTMLElement | null>
  /** Id of the letter that is open; empty = none. */
  openId: string
  activeId: string | undefined
}) {
  const { list, reader, openId, activeId } = props
  const last = useRef(openId)
  const scrolled = useRef(0)
  const isNarrow = (): boolean => matchMedia(narrow).matches
  const focusRow = (id: string): void => rowIn(list.current, id)?.focus()

  // As long as the list is seen. When it is hidden, the page is short and has scrolled already.
  useLayoutEffect(() => {
    if (openId !== '') return undefined
    const note = (): void => void (scrolled.current = scrollY)
    addEventListener('scroll', note, { passive: true })
    return () => removeEventListener('scroll', note)
  }, [openId === ''])

  useLayoutEffect(() => {
    const before = last.current
    last.current = openId
    if (before === openId) return
    if (!isNarrow()) {
      if (openId !== '') rowIn(list.current, openId)?.scrollIntoView({ block: 'nearest' })
      // Not when somebody writes elsewhere meanwhile.
      else if (isNowhere(reader.current) && activeId !== undefined) focusRow(activeId)
      return
    }
    if (openId === '') {
      scrollTo(0, scrolled.current)
      rowIn(list.current, activeId ?? '')?.focus({ preventScroll: true })
    } else {
      scrollTo(0, 0)
      reader.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
    }
  }, [openId])

  return { focusRow, isNarrow }
}

function isNowhere(reader: HTMLElement | null): boolean {
  const { activeElement, body } = document
  return (
    activeElement === null || activeElement === body || reader?.contains(activeElement) === true
  )
}

function rowIn(list: HTMLElement | null, id: string): HTMLElement | null | undefined {
  return list?.querySelector<HTMLElement>(`[data-letter="${CSS.escape(id)}"]`)
}
