import { Component, type ComponentChildren, type RefObject } from 'preact'

const glideMs = 220
const easing = 'cubic-bezier(0.2, 0.8, 0.3, 1)'

interface KeepPlaceProps {
  /** The list. Its rows have `data-letter`. */
  list: RefObject<HTMLElement | null>
  /** Told how many rows have come in above what is seen. */
  onHidden(count: number): void
  children: ComponentChildren
}

/** Distance of each row from the top of the window, by id. */
type Tops = ReadonlyMap<string, number>

/**
 * Keeps what is read in its place when rows come in above: whoever has scrolled, points at the list
 * or has the focus in it sees the same rows as before. Otherwise rows glide to where they are now.
 */
export class KeepPlace extends Component<KeepPlaceProps> {
  override getSnapshotBeforeUpdate(): Tops {
    return topsIn(this.props.list.current)
  }

  override componentDidUpdate(_props: unknown, _state: unknown, before: Tops): void {
    const list = this.props.list.current
    if (list === null || before.size === 0) return
    const added = [...rowsIn(list)].filter(([id]) => !before.has(id))
    const scroller = scrollerOf(list)
    const scrolled = scroller.scrollTop > 4
    const isHeld = scroller === list ? scrolled || list.matches(':hover, :focus-within') : scrolled
    if (isHeld) {
      // Those that come in below what is seen move nothing that is.
      const top = Math.max(0, list.getBoundingClientRect().top)
      const above = added.filter(([, row]) => row.getBoundingClientRect().top <= top + 1)
      const height = above.reduce((sum, [, row]) => sum + row.offsetHeight, 0)
      if (height > 0) {
        scroller.scrollTop += height
        this.props.onHidden(above.length)
      }
    }
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) glide(list, before)
  }

  override render(): ComponentChildren {
    return this.props.children
  }
}

/** What scrolls a list: itself where it has a height of its own, else the page. */
export function scrollerOf(list: HTMLElement): Element {
  const { overflowY } = getComputedStyle(list)
  return overflowY === 'auto' ? list : (document.scrollingElement ?? document.documentElement)
}

function rowsIn(list: HTMLElement): Map<string, HTMLElement> {
  const rows = list.querySelectorAll<HTMLElement>('[data-letter]')
  return new Map(Array.from(rows, (row) => [row.dataset['letter'] ?? '', row]))
}

function topsIn(list: HTMLElement | null): Tops {
  if (list === null) return new Map()
  return new Map([...rowsIn(list)].map(([id, row]) => [id, row.getBoundingClientRect().top]))
}

function glide(list: HTMLElement, before: Tops): void {
  for (const [id, row] of rowsIn(list)) {
    const was = before.get(id)
    const now = row.getBoundingClientRect().top
    if (was === undefined || Math.abs(was - now) < 1 || Math.abs(was - now) > 400) continue
    const from = `translateY(${was - now}px)`
    row.animate({ transform: [from, 'none'] }, { duration: glideMs, easing })
  }
}
