import { Async, liveComponent, loadAsync, type MountContext } from 'livejsx'
import { z } from 'zod'
import { figure, grouped, size, text } from '../dashboard/figures.ts'
import { events } from '../system/monitor.server.ts'
import { findModules, measureModules } from '../system/modules.server.ts'
import { chosen, Choice } from './choice.tsx'
import { change, changeSchema, settle } from './configure.server.ts'
import type { LayoutItem, WidgetSettings } from './layout-item.ts'
import type { ModuleSizes } from './module-sizes.ts'
import { ModuleTable } from './module-table.tsx'
import { WidgetPanel } from './widget-panel.tsx'

interface ModulesProps {
  item: LayoutItem<'modules'>
}

const first: WidgetSettings['modules'] = { by: 'bytes', rows: 12 }

/** The packages that take most room on the disk: measured beside the page, for as long as it takes. */
export const Modules = liveComponent({
  mount({ props }: MountContext<ModulesProps>) {
    return { settings: props.item.settings ?? first, sizes: loadAsync(measure) }
  },
  events: {
    change: changeSchema,
    sort: z.object({ by: z.enum(['bytes', 'files']) }),
    limit: z.object({ rows: z.coerce.number().pipe(z.literal([6, 12, 24])) }),
  },
  handleEvent: {
    change,
    sort(socket, { by }) {
      const settings = { ...socket.assigns.settings, by }
      socket.assign({ settings })
      settle(socket, settings)
    },
    limit(socket, { rows }) {
      const settings = { ...socket.assigns.settings, rows }
      socket.assign({ settings })
      settle(socket, settings)
    },
    again: (socket) => socket.assignAsync('sizes', measure),
    stop: (socket) => socket.cancelAsync('sizes'),
  },
  render({ settings: { by, rows }, sizes }, live, { item }) {
    const { result, loading } = sizes
    return (
      <WidgetPanel
        item={item}
        context={
          result === undefined
            ? 'of this server'
            : `${result.count}, ${text(size(result.bytes / 1e6))}`
        }
        shows={[]}
        change={(read) => live.on('change', read)}
        settings={
          <Choice
            label="Rows"
            value={rows}
            options={[
              [6, '6'],
              [12, '12'],
              [24, '24'],
            ]}
            onChange={live.on('limit', (event) => ({ rows: chosen(event) }))}
          />
        }
      >
        <Async
          of={sizes}
          loading={
            <div class="state" role="status">
              <p>
                <b>Measuring every installed file</b>
                <br />
                The page does not wait for it.
              </p>
              <button class="button" type="button" onClick={live.on('stop')}>
                Stop
              </button>
            </div>
          }
          failed={() => (
            <div class="state" role="status">
              <p>
                <b>Not measured</b>
                <br />
                It was stopped, or could not be read.
              </p>
              <button class="button" type="button" onClick={live.on('again')}>
                Try again
              </button>
            </div>
          )}
        >
          {(found) => (
            <ModuleTable
              label={`panel-${item.id}`}
              sizes={found}
              by={by}
              rows={rows}
              onSort={(name) => live.on('sort', { by: name })}
            />
          )}
        </Async>
        {result !== undefined && (
          <footer>
            <span>
              {grouped(result.files)} files in {figure(result.tookMs / 1000)} s
            </span>
            <button
              class="button is-quiet is-small"
              type="button"
              onClick={live.on(loading ? 'stop' : 'again')}
            >
              {loading ? 'Stop measuring' : 'Measure again'}
            </button>
          </footer>
        )}
      </WidgetPanel>
    )
  },
})

async function measure(signal: AbortSignal): Promise<ModuleSizes> {
  signal.addEventListener('abort', () => events.add('info', 'measuring the modules was stopped'))
  return measureModules(await findModules(process.cwd()), signal)
}
