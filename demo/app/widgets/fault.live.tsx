import { liveComponent, LiveRender, type MountContext } from 'livejsx'
import { change, changeSchema } from './configure.server.ts'
import FaultLab from './fault-lab.live.tsx'
import { FaultPart } from './fault-part.live.tsx'
import type { LayoutItem } from './layout-item.ts'
import { WidgetPanel } from './widget-panel.tsx'
import { Witness } from './witness.tsx'

interface FaultProps {
  item: LayoutItem<'fault'>
  /** Differs with each crash of the nested view. */
  crash?: number
}

/** Breaks on purpose: a component and a nested view, with what they leave untouched. */
export const Fault = liveComponent({
  mount(_context: MountContext<FaultProps>) {
    return { crashes: 0, generation: 1 }
  },
  update(socket, previous) {
    if (socket.props.crash === previous.crash) return
    socket.update('crashes', (count) => count + 1)
  },
  events: { change: changeSchema },
  handleEvent: {
    change,
    // Another id is another view, with attempts of its own.
    again: (socket) => socket.assign({ crashes: 0, generation: socket.assigns.generation + 1 }),
  },
  render({ crashes, generation }, live, { item }) {
    return (
      <WidgetPanel
        item={item}
        context="breaks on purpose"
        shows={[]}
        parts={[`${item.id}-part`]}
        change={(read) => live.on('change', read)}
      >
        <div class="faults">
          <FaultPart id={`${item.id}-part`} />
          <section class="fault" aria-label="A nested live view">
            <LiveRender
              view={FaultLab}
              id={`${item.id}-view-${generation}`}
              props={{ attempt: crashes + 1, widget: item.id }}
              fallback={<GivenUp onAgain={live.on('again')} />}
            />
            <p class="note">
              {crashes === 0
                ? 'Never crashed'
                : `Crashed ${crashes} ${crashes === 1 ? 'time' : 'times'}`}
            </p>
          </section>
          <Witness />
        </div>
      </WidgetPanel>
    )
  },
})

function GivenUp({ onAgain }: { onAgain: (event: Event) => void }) {
  return (
    <div class="fault-inside" role="alert">
      <h3>
        Nested live view <span class="mark warn">given up</span>
      </h3>
      <p>
        It crashed four times within a minute, so it is not started again by itself. The page around
        it never stopped.
      </p>
      <p class="fault-tools">
        <button class="button" type="button" onClick={onAgain}>
          Start a fresh one
        </button>
      </p>
    </div>
  )
}
