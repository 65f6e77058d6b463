import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Line } from './line.ts'

/** What is open, what Tab goes to, and the handlers that change it. */
export interface LineKeys {
  /** Line whose details are shown. */
  readonly openId: number | undefined
  /** Line that Tab goes to: one stop for all of them. */
  readonly activeId: number | undefined
  readonly handlers: {
    onClick(event: MouseEvent): void
    onFocusIn(event: FocusEvent): void
    onKeyDown(event: KeyboardEvent): void
  }
}

/**
 * Preact hook: arrows go from line to line, Home and End to the ends of the log, Enter and a click
 * show the details of a line, Escape hides them.
 *
 * @param options.onRead told that somebody looks at a line
 */
export function useLineKeys(options: {
  lines: readonly Line[]
  area: RefObject<HTMLElement | null>
  onRead(): void
  /** Goes to the first line. Resolves once it is there. */
  onOldest(): Promise<void>
  onNewest(): void
}): LineKeys {
  const { lines, area, onRead, onOldest, onNewest } = options
  const [openId, setOpen] = useState<number>()
  const [chosenId, setChosen] = useState<number>()
  const wanted = useRef<number | undefined>(undefined)
  const newest = useRef(lines)
  newest.current = lines
  const chosen = lines.findIndex(({ id }) => id === chosenId)
  const activeId = chosen < 0 ? lines.at(-1)?.id : chosenId

  // A row that was out of view is rendered first.
  useLayoutEffect(() => {
    if (wanted.current === undefined) return
    const row = area.current?.querySelector(`[data-line="${wanted.current}"]`)
    wanted.current = undefined
    row?.querySelector<HTMLElement>('.line-face')?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  })

  const go = (line: Line | undefined): void => {
    if (line === undefined) return
    wanted.current = line.id
    setChosen(line.id)
  }
  const toggle = (id: number): void => {
    wanted.current = id
    setOpen((last) => (last === id ? undefined : id))
  }

  const keys: Readonly<Record<string, (id: number) => void>> = {
    ArrowUp: () => go(lines[chosen - 1]),
    ArrowDown: () => go(lines[chosen + 1]),
    Home: () => void onOldest().then(() => go(newest.current[0])),
    End() {
      // No line has the focus: the next one must not stop what begins now.
      area.current?.focus({ preventScroll: true })
      setChosen(undefined)
      onNewest()
    },
    Enter: toggle,
    ' ': toggle,
    Escape: () => setOpen(undefined),
  }
  return {
    openId,
    activeId,
    handlers: {
      onClick({ target }) {
        const id = lineAt(target)
        // Whoever selects text wants to copy it.
        if (id === undefined || !globalThis.getSelection()?.isCollapsed) return
        if ((target as Element).closest('.line-face') !== null) toggle(id)
      },
      onFocusIn({ target }) {
        const id = lineAt(target)
        if (id === undefined) return
        setChosen(id)
        onRead()
      },
      onKeyDown(event) {
        const id = lineAt(event.target)
        const act = keys[event.key]
        if (id === undefined || act === undefined || event.ctrlKey || event.metaKey) return
        event.preventDefault()
        act(id)
      },
    },
  }
}

function lineAt(target: EventTarget | null): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-line]') : null
  return row === null ? undefined : Number(row.dataset['line'])
}
