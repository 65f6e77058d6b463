import { defaultRangeExtractor } from '@tanstack/virtual-core'
import { useEffect, useLayoutEffect } from 'preact/hooks'
import { LineRow } from './line-row.tsx'
import type { RowsProps } from './rows.ts'
import { useVirtualizer } from './use-virtualizer.ts'

/** Height of most rows in px. Each is measured once it is shown. */
const usualHeight = 24
/** So many rows before an end comes into view, more lines are asked for. */
const nearRows = 100
/** Rows that are rendered above and below those in view. */
const overscan = 8
/** Height of what stands above the list, and of the room below it, in px, as in the style sheet. */
const above = 32
const below = 8

/** All lines that the browser holds, of which only those in view are in the page. */
export function VirtualRows(props: RowsProps) {
  const { lines, q, utcOffset, area, isFollowing, activeId, older, newer } = props
  const active = activeId === undefined ? -1 : lines.findIndex(({ id }) => id === activeId)
  const virtualizer = useVirtualizer<HTMLElement, HTMLLIElement>({
    count: lines.length,
    getItemKey: (index) => lines[index]?.id ?? index,
    getScrollElement: () => area.current,
    estimateSize: () => usualHeight,
    overscan,
    scrollMargin: above,
    paddingEnd: below,
    // What comes in above, and rows that turn out to be higher, move nothing that is seen.
    anchorTo: 'end',
    followOnAppend: isFollowing,
    // The focus must not go with a row that is scrolled out of view.
    rangeExtractor: (range) => withIndex(defaultRangeExtractor(range), active),
  })
  const items = virtualizer.getVirtualItems()

  useLayoutEffect(() => {
    if (isFollowing && !virtualizer.isAtEnd()) virtualizer.scrollToEnd()
  })
  useLayoutEffect(() => {
    props.onRows(items.length)
    props.begin.current = () => virtualizer.scrollToOffset(0)
  })
  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {}
  useEffect(() => {
    if (startIndex < nearRows) void older?.()
    if (endIndex > lines.length - nearRows) void newer?.()
  })
  return (
    <ol class="lines is-virtual" style={{ height: `${virtualizer.getTotalSize()}px` }}>
      {items.map(({ index, start }) => {
        const line = lines[index]
        return (
          line && (
            <LineRow
              key={line.id}
              line={line}
              q={q}
              utcOffset={utcOffset}
              isOpen={line.id === props.openId}
              isActive={line.id === activeId}
              isNew={line.id > props.freshFrom}
              index={index}
              top={start - above}
              measure={virtualizer.measureElement}
            />
          )
        )
      })}
    </ol>
  )
}

function withIndex(indexes: number[], index: number): number[] {
  if (index < 0 || indexes.includes(index)) return indexes
  return [...indexes, index].toSorted((one, other) => one - other)
}
