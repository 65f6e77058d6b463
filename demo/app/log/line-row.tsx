import { Component, type RefCallback } from 'preact'
import { clock } from '../dashboard/figures.ts'
import { piecesOf } from './filter.ts'
import type { Line } from './line.ts'
import { LineFacts } from './line-facts.tsx'

/** What a row shows. */
export interface LineRowProps {
  readonly line: Line
  /** What was searched for. */
  readonly q: string
  readonly utcOffset: number
  readonly isOpen: boolean
  /** Whether it is the one that Tab goes to. */
  readonly isActive: boolean
  /** Whether it has just been written. Only counts when the row is shown first. */
  readonly isNew: boolean
  /** In a virtual list: its number, its distance from the top in px, and what measures it. */
  readonly index?: number
  readonly top?: number
  readonly measure?: RefCallback<HTMLLIElement>
}

/** A line of the log. Rendered again only when something of it has changed: there are hundreds. */
export class LineRow extends Component<LineRowProps> {
  readonly wasNew = this.props.isNew

  override shouldComponentUpdate(next: LineRowProps): boolean {
    const { isNew: _own, ...others } = next
    return (Object.keys(others) as (keyof typeof others)[]).some(
      (name) => next[name] !== this.props[name],
    )
  }

  override render() {
    const { line, q, utcOffset, isOpen, isActive, index, top, measure } = this.props
    const { id, at, level, source, text } = line
    return (
      <li
        ref={measure ?? null}
        class={`line is-${level}${this.wasNew ? ' is-new' : ''}`}
        data-index={index}
        data-line={id}
        style={top === undefined ? undefined : { transform: `translateY(${top}px)` }}
      >
        {/* No <button>: the text of those cannot be selected everywhere. */}
        <div class="line-face" role="button" tabIndex={isActive ? 0 : -1} aria-expanded={isOpen}>
          <time dateTime={new Date(at).toISOString()}>{timeOf(at, utcOffset)}</time>
          <span class={`level is-${level}`}>{level}</span>
          <span class="source">{source}</span>
          <span class="line-text">
            {piecesOf(text, q).map(({ text: piece, isHit }, at) =>
              isHit ? <mark key={at}>{piece}</mark> : piece,
            )}
          </span>
        </div>
        {isOpen && <LineFacts line={line} />}
      </li>
    )
  }
}

function timeOf(at: number, utcOffset: number): string {
  return `${clock(at, utcOffset)}.${String(at % 1000).padStart(3, '0')}`
}
