import { Chart } from './chart.tsx'
import { figure } from './figures.ts'
import { Panel } from './panel.tsx'
import type { Cpu, Machine } from './readings.ts'
import type { Series } from './series.ts'

/** Up to so many cores have a row each; more stand side by side. */
const maxRows = 4

/** What the processor does, over time and core by core. */
export function CpuPanel(props: { cpu: Cpu; machine: Machine; series: Series; range: number }) {
  const { cpu, machine, series, range } = props
  return (
    <Panel
      name="cpu"
      title="CPU"
      context={`${machine.cores} ${machine.cores === 1 ? 'core' : 'cores'}`}
      shows={['cpu']}
    >
      <div class="body">
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
        {cpu.cores.length <= maxRows ? (
          <CoreRows cores={cpu.cores} />
        ) : (
          <CoreBars cores={cpu.cores} />
        )}
      </div>
    </Panel>
  )
}

function CoreRows({ cores }: { cores: readonly number[] }) {
  return (
    <ul class="core-rows" aria-label="Cores">
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
  )
}

function CoreBars({ cores }: { cores: readonly number[] }) {
  return (
    <ul class="core-bars" aria-label="Cores">
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
