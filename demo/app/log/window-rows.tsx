import { refs, whenVisible } from 'livejsx'
import { useLayoutEffect } from 'preact/hooks'
import { LineRow } from './line-row.tsx'
import type { RowsProps } from './rows.ts'
import { useEnd } from './use-tail.ts'

/** So far before an end comes into view, more lines are asked for. */
const margin = '1200px 0px'

/** All lines that the browser holds: it holds some hundred, and drops those at the other end. */
export function WindowRows(props: RowsProps) {
  const { lines, q, utcOffset, area, isFollowing, older, newer } = props
  useEnd(area, isFollowing)
  useLayoutEffect(() => {
    props.onRows(lines.length)
    props.begin.current = () => area.current?.scrollTo(0, 0)
  })
  return (
    <ol
      class="lines"
      ref={refs(
        older && whenVisible(older, { edge: 'top', margin }),
        newer && whenVisible(newer, { edge: 'bottom', margin }),
      )}
    >
      {lines.map((line) => (
        <LineRow
          key={line.id}
          line={line}
          q={q}
          utcOffset={utcOffset}
          isOpen={line.id === props.openId}
          isActive={line.id === props.activeId}
          isNew={line.id > props.freshFrom}
        />
      ))}
    </ol>
  )
}
