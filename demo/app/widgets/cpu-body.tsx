import { Chart } from '../dashboard/chart.tsx'
import { figure } from '../dashboard/figures.ts'
import type { Cpu, Machine } from '../dashboard/readings.ts'
import { useSeries, type Series } from '../dashboard/series.ts'
import type { WidgetSettings } from './layout-item.ts'

/** Up to so many cores have a row each; more stand side by side. */
const maxRows = 4

/** The processor over time and core by core. */
export function CpuBody(props: {
  at: number
  cpu: Cpu
  machine: Machine
  history: Series<'user' | 'system' | 'wait'>
  range: number
  shows: WidgetSettings['cpu']['shows']
}) {
  const { at, cpu, machine, history, range, shows } = props
  const series = useSeries(history, { at, ...cpu }, range)
  return (
    <div class="body">
      {shows !== 'cores' && (
        <Chart
          at={series.at}
          lines={[
            { name: 'user', column: series.user, tone: 1, now: `${figure(cpu.user)} %` },
            { name: 'system', column: series.system, tone: 2, now: `${figure(cpu.system)} %` },
            { name: 'wait', column: series.wait, tone: 6, now: `${figure(cpu.wait)} %` },
          ]}
          range={range}
          top={100}
          labels={['100 %', '75', '50', '25', '0']}
          unit="percent"
          utcOffset={machine.utcOffset}
        />
      )}
      {shows !== 'chart' && <Cores cores={cpu.cores} isAlone={shows === 'cores'} />}
    </div>
  )
}

function Cores({ cores, isAlone }: { cores: readonly number[]; isAlone: boolean }) {
  const own = isAlone ? 'is-alone' : ''
  return cores.length <= maxRows ? (
    <ul class={`core-rows ${own}`} aria-label="Cores">
      {cores.map((busy, core) => (
        <li key={core}>
          <span>Core {core}</span>
          <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect class={heat(busy)} width={busy} height="6" />
          </svg>
          <b>
            <span class="figure">{busy}</span> <span class="unit">%</span>
          </b>
        </li>
      ))}
    </ul>
  ) : (
    <ul class={`core-bars ${own}`} aria-label="Cores">
      {cores.map((busy, core) => (
        <li key={core}>
          <svg viewBox="0 0 10 34" preserveAspectRatio="none" aria-hidden="true">
            <rect class={heat(busy)} y={34 - 0.34 * busy} width="10" height="34" />
          </svg>
          <b>{busy}</b>
          <span>
            <span class="hidden">percent, core </span>
            {core}
          </span>
        </li>
      ))}
    </ul>
  )
}

function heat(busy: number): string {
  return `heat-${Math.min(4, 1 + Math.floor(busy / 25))}`
}
