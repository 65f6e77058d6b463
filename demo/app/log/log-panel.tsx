import type { StreamView } from 'livejsx'
import type { ComponentType } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { grouped } from '../dashboard/figures.ts'
import { Icon } from '../dashboard/icon.tsx'
import { Price } from '../dashboard/price.tsx'
import { addressOf, isEverything, type LogView } from './filter.ts'
import type { Line } from './line.ts'
import { LogFoot } from './log-foot.tsx'
import { LogTools } from './log-tools.tsx'
import type { RowsProps } from './rows.ts'
import { useLineKeys } from './use-line-keys.ts'
import { useLoading, type LineActions } from './use-loading.ts'
import { WindowRows } from './window-rows.tsx'

type Handler = (event: Event) => unknown

/** More lines than this at a time are no news but a flood: they are not tinted. */
const flood = 30

/** The log, with what narrows it and how much of it is where. */
export function LogPanel(props: {
  lines: StreamView<Line>
  view: LogView
  hasOlder: boolean
  hasNewer: boolean
  /** Lines that were written since the end was left. */
  unseen: number
  /** Lines that were written, those that the server still has, and those of them that are wanted. */
  written: number
  kept: number
  matching: number
  utcOffset: number
  isConnected: boolean
  actions: LineActions & {
    readonly onSearch: Handler
    onShow(change: Partial<LogView>): Handler
    readonly onBurst: Handler
  }
}) {
  const { view, hasOlder, hasNewer, unseen, written, kept, matching, utcOffset, actions } = props
  const lines = useMemo(() => [...props.lines], [props.lines])
  const area = useRef<HTMLDivElement>(null)
  const begin = useRef<() => void>(undefined)
  const [isReady, setReady] = useState(false)
  useLayoutEffect(() => setReady(true), [])
  const [rowCount, setRowCount] = useState(lines.length)
  const isVirtual = view.rows === 'virtual'
  const address = addressOf(view)
  const loading = useLoading({
    area,
    lines,
    hasOlder,
    hasNewer,
    isVirtual,
    address,
    isConnected: props.isConnected,
    actions,
  })
  const { tail } = loading
  const keys = useLineKeys({
    lines,
    area,
    onRead: tail.stop,
    async onOldest() {
      await loading.oldest()
      begin.current?.()
    },
    onNewest: tail.follow,
  })
  const rows: RowsProps = {
    lines,
    q: view.q,
    utcOffset,
    area,
    isFollowing: tail.isFollowing,
    openId: keys.openId,
    activeId: keys.activeId,
    freshFrom: useFresh(lines.at(-1)?.id ?? 0, isReady),
    older: loading.older,
    newer: loading.newer,
    begin,
    onRows: setRowCount,
  }
  const VirtualRows = useVirtualRows(isVirtual)
  const Rows = VirtualRows ?? WindowRows
  return (
    <section class="panel log-viewer readings" aria-labelledby="log-title">
      <header>
        <h2 id="log-title">Lines</h2>
        <span class="context">{stateOf(tail)}</span>
        <Price names={['lines']} parts={[]} />
      </header>
      <LogTools
        view={view}
        isPaused={tail.isPaused}
        onSearch={actions.onSearch}
        onShow={actions.onShow}
        onBurst={actions.onBurst}
        onPause={loading.togglePause}
      />
      <div class="log-place">
        <div
          ref={area}
          class={`log-area${isReady ? ' is-ready' : ''}`}
          role="log"
          aria-live="off"
          aria-labelledby="log-title"
          tabIndex={-1}
          {...keys.handlers}
        >
          <div class="log-lines">
            <p class="log-begin">
              {hasOlder ? 'Older lines come as you scroll' : 'Nothing older is kept'}
            </p>
            <Rows key={address} {...rows} />
            {lines.length === 0 && <p class="nothing">No line is like that.</p>}
          </div>
        </div>
        {!tail.isFollowing && (
          <button class="button log-newest" type="button" onClick={tail.follow}>
            <Icon name="down" />
            {unseen > 0 ? `${grouped(unseen)} new lines` : 'Newest lines'}
          </button>
        )}
      </div>
      <LogFoot
        written={written}
        kept={kept}
        matching={isEverything(view) ? undefined : matching}
        held={lines.length}
        rows={rowCount}
        unseen={tail.isFollowing ? 0 : unseen}
      />
    </section>
  )
}

function stateOf({ isFollowing, isPaused }: { isFollowing: boolean; isPaused: boolean }): string {
  if (isPaused) return 'paused'
  return isFollowing ? 'following' : 'held where you read'
}

/** Preact hook: the rows of the virtual list, once their code is there: most visitors need none of it. */
function useVirtualRows(isWanted: boolean): ComponentType<RowsProps> | undefined {
  const [Rows, setRows] = useState<ComponentType<RowsProps>>()
  useLayoutEffect(() => {
    if (isWanted) void import('./virtual-rows.tsx').then((code) => setRows(() => code.VirtualRows))
  }, [isWanted])
  return isWanted ? Rows : undefined
}

/** Preact hook: the id above which lines have just been written. */
function useFresh(last: number, isWanted: boolean): number {
  const before = useRef(last)
  const fresh = isWanted && last - before.current <= flood ? before.current : last
  useEffect(() => {
    before.current = last
  })
  return fresh
}
