import { Component, type ComponentChildren, type RefObject } from 'preact'

const glideMs = 280
const easing = 'cubic-bezier(0.2, 0.8, 0.3, 1)'

interface Spot {
  readonly left: number
  readonly top: number
}

/** Where the focus is. */
interface Focus {
  /** Id of the card. */
  readonly id: string
  /** Element in it. */
  readonly part: string
  readonly lane: string
  /** From 0. */
  readonly index: number
}

interface Before {
  readonly spots: ReadonlyMap<string, Spot>
  readonly focus: Focus | undefined
}

interface GlideProps {
  root: RefObject<HTMLElement | null>
  children: ComponentChildren
}

/**
 * Lets `[data-card]` elements glide to their new places, wherever these are and whoever has moved
 * them: the visitor, another window, or a refusal of the server. A card that went to another lane is
 * another element; it keeps its place under the eyes and the focus.
 */
export class Glide extends Component<GlideProps> {
  override getSnapshotBeforeUpdate(): Before {
    const root = this.props.root.current
    return {
      spots: root === null ? new Map() : spotsOf(root),
      focus: focusIn(document.activeElement),
    }
  }

  override componentDidUpdate(_props: unknown, _state: unknown, before: Before): void {
    const root = this.props.root.current
    if (root === null) return
    if (before.focus !== undefined) keepFocus(root, before.focus)
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const after = spotsOf(root)
    for (const [id, now] of after) {
      const was = before.spots.get(id)
      const card = cardIn(root, id)
      // Its place changes under the pointer, from which a copy of it hangs.
      if (card?.classList.contains('is-dragged')) continue
      if (was === undefined) {
        // The first cards have no place before, and do not appear one by one.
        if (before.spots.size > 0) card?.animate({ opacity: [0, 1] }, { duration: glideMs, easing })
      } else if (was.left !== now.left || was.top !== now.top) {
        const from = `translate(${was.left - now.left}px, ${was.top - now.top}px)`
        card?.animate({ transform: [from, 'none'] }, { duration: glideMs, easing })
      }
    }
  }

  override render(): ComponentChildren {
    return this.props.children
  }
}

/** Element of a card. */
export function cardIn(root: Element, id: string): HTMLElement | undefined {
  return root.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`) ?? undefined
}

// Within the page, and without what is still gliding: scrolling is no move.
function spotsOf(root: HTMLElement): Map<string, Spot> {
  const cards = root.querySelectorAll<HTMLElement>('[data-card]')
  return new Map(
    Array.from(cards, (card) => [
      card.dataset['card'] ?? '',
      { left: card.offsetLeft, top: card.offsetTop },
    ]),
  )
}

function focusIn(element: Element | null): Focus | undefined {
  const card = element?.closest<HTMLElement>('[data-card]')
  const part = element?.getAttribute('data-part')
  const list = card?.parentElement
  const lane = card?.closest<HTMLElement>('[data-lane]')?.dataset['lane']
  if (!card || !part || !list || lane === undefined) return undefined
  return { id: card.dataset['card'] ?? '', part, lane, index: [...list.children].indexOf(card) }
}

/** A card that is gone leaves the focus to the one in its place, an empty lane to its field. */
function keepFocus(root: HTMLElement, { id, part, lane, index }: Focus): void {
  const { activeElement } = document
  if (activeElement !== null && activeElement !== document.body) return
  const same = cardIn(root, id)?.querySelector<HTMLElement>(`[data-part="${part}"]`)
  if (same) return same.focus()
  const section = root.querySelector(`[data-lane="${CSS.escape(lane)}"]`)
  const faces = section?.querySelectorAll<HTMLElement>('[data-part="face"]') ?? []
  const next = faces[Math.min(index, faces.length - 1)]
  ;(next ?? section?.querySelector<HTMLElement>('input[type="text"]'))?.focus()
}
