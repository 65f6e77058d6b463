import { Breaks, type BreakActions } from '../survive/breaks.tsx'
import type { ServerFacts } from '../survive/server-facts.ts'
import { Board } from '../widgets/board.tsx'
import { EditBar } from '../widgets/edit-bar.tsx'
import { Gallery } from '../widgets/gallery.tsx'
import type { Layout, WidgetKind } from '../widgets/layout-item.ts'
import { Notice } from '../widgets/notice.tsx'
import type { WidgetData } from '../widgets/widget.tsx'
import { Controls } from './controls.tsx'
import { clock, duration } from './figures.ts'
import type { Interval, Range } from './readings.ts'
import { Shell } from './shell.tsx'

/** The state of one window: what it shows of the machine, and what the visitor chose. */
export interface DashboardState extends WidgetData {
  readonly isPaused: boolean
  readonly layout: Layout
  readonly isEditing: boolean
  /** What has just been done to the layout, for visitors who do not see it. */
  readonly announcement: string
  /** Whether the last change of the layout can be taken back. */
  readonly canUndo: boolean
  /** The server that holds the window. */
  readonly server: ServerFacts
  /** Whether the window began with what its page has kept. */
  readonly isRecovered: boolean
}

type Handler = (event: Event) => void

/** What the visitor can do. */
export interface DashboardActions extends BreakActions {
  onRange(range: Range): Handler
  onInterval(interval: Interval): Handler
  onPause: Handler
  onEdit: Handler
  onAdd(kind: WidgetKind): void
  onRemove(id: string): Handler
  onReset: Handler
  onUndo: Handler
}

/** The whole page. */
export function Dashboard({
  state,
  actions,
}: {
  state: DashboardState
  actions: DashboardActions
}) {
  const { machine, at, range, isPaused, isEditing, layout } = state
  return (
    <Shell
      path="/"
      skip="readings"
      reports
      facts={
        <dl>
          <div>
            <dt>Window</dt>
            <dd>{state.own}</dd>
          </div>
          <div>
            <dt>Process</dt>
            <dd>{machine.pid}</dd>
          </div>
          <div>
            <dt>Serving for</dt>
            <dd>{duration(at - machine.startedAt)}</dd>
          </div>
        </dl>
      }
    >
      <div class={isPaused ? 'head is-held' : 'head'}>
        <div>
          <h1>{machine.host}</h1>
          <p class="meta">
            <span>{machine.system}</span>
            <span>{machine.processor}</span>
            <span>Node {machine.node}</span>
            <span>up {duration(at - machine.bootedAt)}</span>
            <span>
              {isPaused ? 'held at' : 'sampled'} {clock(at, machine.utcOffset)}
            </span>
          </p>
        </div>
        <Controls
          range={range}
          interval={state.interval}
          isPaused={isPaused}
          isEditing={isEditing}
          onRange={actions.onRange}
          onInterval={actions.onInterval}
          onPause={actions.onPause}
          onEdit={actions.onEdit}
        />
      </div>
      <Breaks isRow server={state.server} isRecovered={state.isRecovered} actions={actions} />
      <div class={isPaused ? 'readings is-held' : 'readings'}>
        <Board
          layout={layout}
          data={state}
          isEditing={isEditing}
          announcement={state.announcement}
          onRemove={actions.onRemove}
        />
      </div>
      {isEditing && (
        <EditBar onReset={actions.onReset} onDone={actions.onEdit}>
          <Gallery layout={layout} onAdd={actions.onAdd} />
        </EditBar>
      )}
      <Notice canUndo={state.canUndo} onUndo={actions.onUndo} />
    </Shell>
  )
}
