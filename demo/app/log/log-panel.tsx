import type { StreamView } from 'livejsx'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Price } from '../dashboard/price.tsx'
import { addressOf, type LogView } from './filter.ts'
import { heldOf, type Held } from './held.ts'
import type { Line } from './line.ts'
import { LogFoot } from './log-foot.tsx'
import { LogTools } from './log-tools.tsx'
import type { RowsProps } from './rows.ts'
import { useLineKeys } from './use-line-keys.ts'
import { useTail } from './use-tail.ts'
import { VirtualRows } from './virtual-rows.tsx'
import { WindowRows } from './window-rows.tsx'

type Handler = (event: Event) => unknown

/** More lines than this at a time are no news, but a flood: they are not tinted. */
const flood = 30

/** The log, with what narrows it, and what is told of it. */
export function LogPanel(props: {
  lines: StreamView<Line>
  view: LogView
  hasOlder: boolean
  hasNewer: boolean
  /** Lines that were written since the end was left. */
  unseen: number
  /** Lines that the server keeps, and those among them that are wanted. */
  total: number
  matching: number
  utcOffset: number
  isConnected: boolean
  /** Whether older lines are on their way. */
  isBusy: boolean
  actions: {
    onSearch: Handler
    onBurst: Handler
    older(lines: Held): Promise<unknown>
    newer(lines: Held): Promise<unknown>
    oldest(lines: Held): Promise<unknown>
    follow(lines: Held & { on: boolean }): Promise<unknown>
  }
}) {
  const { view, hasOlder, hasNewer, unseen, total, matching, utcOffset, isBusy, actions } = props
  const lines = useMemo(() => [...props.lines], [props.lines])
  const newest = useRef({ lines, actions })
  newest.current = { lines, actions }
  const scroller = useRef<HTMLDivElement>(null)
  const [isReady, setReady] = useState(false)
  const [rowCount, setRowCount] = useState(lines.length)

  // What was asked for and is not here yet is not asked for again.
  const asking = useRef(new Set<string>())
  const ask = async (name: 'older' | 'newer' | 'oldest'): Promise<void> => {
    if (asking.current.has(name)) return
    asking.current.add(name)
    await newest.current.actions[name](heldOf(newest.current.lines)).catch(() => undefined)
    asking.current.delete(name)
  }
  const tell = (on: boolean): void => {
    newest.current.actions
      .follow({ on, ...heldOf(newest.current.lines) })
      .catch(() => undefined)
  }
  const tail = useTail({ scroller, isAtTail: !hasNewer, onChange: tell })
  const heldTo = useRef(0)
  const { isFollowing, isPaused } = tail
  const keys = useLineKeys({ lines, scroller, onRead: tail.stop, onOldest, onNewest: tail.follow })

  async function onOldest(): Promise<void> {
    tail.stop()
    await ask('oldest')
    scroller.current?.scrollTo(0, 0)
  }

  useLayoutEffect(() => setReady(true), [])
  // Another instance begins at the end, wherever this window is.
  useEffect(() => {
    if (props.isConnected && !isFollowing) tell(false)
  }, [props.isConnected])
  // So does another filter.
  const address = addressOf(view)
  const shown = useRef(address)
  useEffect(() => {
    if (shown.current === address) return
    shown.current = address
    if (!isPaused) tail.follow()
  }, [address])

  const last = lines.at(-1)?.id ?? 0
  const freshFrom = useFresh(last, isFollowing && isReady)
  const rows: RowsProps = {
    lines,
    view,
    utcOffset,
    scroller,
    isFollowing,
    openId: keys.openId,
    activeId: keys.activeId,
    freshFrom,
    older: isReady && hasOlder ? () => ask('older') : undefined,
    newer:
      hasNewer && !isFollowing && !(isPaused && last >= heldTo.current)
        ? () => ask('newer')
        : undefined,
    onRows: setRowCount,
  }
  const Rows = view.rows === 'virtual' && isReady ? VirtualRows : WindowRows
  return (
    <section class="panel log-viewer readings" aria-labelledby="log-title">
      <header>
        <h2 id="log-title">Lines</h2>
        <span class="context">{isPaused ? 'paused' : isFollowing ? 'following' : 'held where you read'}</span>
        <Price names={['lines']} parts={[]} />
      </header>
      <LogTools
        view={view}
        isPaused={isPaused}
        onSearch={actions.onSearch}
        onBurst={actions.onBurst}
        onPause={() => {
          heldTo.current = last
          if (isPaused) tail.follow()
          else tail.pause()
        }}
      />
      <div class="log-place">
        <div
          ref={scroller}
          class={`log-area${isReady ? ' is-ready' : ''}`}
          role="log"
          aria-live="off"
          aria-labelledby="log-title"
          aria-busy={isBusy}
          {...keys.handlers}
        >
          <Rows key={view.rows} {...rows} />
          {lines.length === 0 && <p class="nothing">No line is like that.</p>}
        </div>
      </div>
      <LogFoot />
    </section>
  )
}
