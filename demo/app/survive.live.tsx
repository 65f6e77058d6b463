import { LiveRender, liveView, type MountContext } from 'livejsx'
import { Shell } from './dashboard/shell.tsx'
import { breakHandlers, onSupervised, serverFacts } from './survive/break.server.ts'
import { Breaks } from './survive/breaks.tsx'
import { History } from './survive/history.tsx'
import { HowItWorks } from './survive/how-it-works.tsx'
import { SavedSide, sideEvents, sideHandlers } from './survive/side.server.ts'
import { firstSide } from './survive/side-state.ts'
import { Side } from './survive/side.tsx'
import { Tally } from './survive/tally.tsx'
import { StartOver, FillIn } from './survive/tools.tsx'
import Without from './survive/without.live.tsx'
import { supervisorTopic } from './supervisor/supervisor.server.ts'

export default liveView({
  async mount({ subscribe, recover }: MountContext) {
    subscribe(supervisorTopic)
    const saved = await recover(SavedSide)
    const isRecovered = saved.status === 'recovered'
    return { ...firstSide, ...saved.assigns, isRecovered, server: serverFacts() }
  },
  // A new visit in the same tab goes on, too.
  stash: { keys: ['note', 'count', 'squares', 'applied'], scope: 'tab' },

  events: sideEvents,
  handleEvent: {
    ...sideHandlers,
    ...breakHandlers,
    startOver(socket) {
      sideHandlers.startOver(socket)
      socket.resetStash()
    },
  },
  handleInfo: { supervised: onSupervised },

  title: () => 'Nothing is lost · LiveJSX',

  render(state, live) {
    const waits = live.pending()
    return (
      <Shell path="/survive" skip="buttons that break this page">
        <div class="head">
          <div>
            <h1>Break this page</h1>
            <p class="meta is-prose">
              <span>
                Fill in both halves, then cut, kill, deploy and reload. One of them keeps a stash.
              </span>
            </p>
          </div>
          <div class="head-tools">
            <FillIn />
            <StartOver />
          </div>
        </div>
        <Breaks
          server={state.server}
          isRecovered={state.isRecovered}
          actions={{ kill: () => live.push('kill'), deploy: () => live.push('deploy') }}
        />
        <Tally server={state.server} state={state} waits={waits} />
        <div class="compare">
          <LiveRender
            view={Without}
            id="without"
            fallback={<p class="panel nothing">This half does not start.</p>}
          />
          <Side
            side="with"
            title="With a stash"
            code="stash: { keys: […] }"
            state={state}
            waits={waits}
            onNote={live.on('note', (event) => (event.target as HTMLTextAreaElement).value)}
            send={(name, payload) => void live.push(name, payload as never).catch(() => undefined)}
          />
        </div>
        <div class="proof">
          <History />
          <HowItWorks />
        </div>
      </Shell>
    )
  },
})
