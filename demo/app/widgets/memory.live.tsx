import { liveComponent, type MountContext } from 'livejsx'
import { z } from 'zod'
import { percent, size, text } from '../dashboard/figures.ts'
import type { Machine, Memory as MemoryReading, ProcessMemory } from '../dashboard/readings.ts'
import { chosen, Choice } from './choice.tsx'
import { change, changeSchema, settle } from './configure.server.ts'
import type { LayoutItem, WidgetSettings } from './layout-item.ts'
import { WidgetPanel } from './widget-panel.tsx'

interface MemoryProps {
  item: LayoutItem<'memory'>
  memory: MemoryReading
  processMemory: ProcessMemory
  machine: Machine
}

const first: WidgetSettings['memory'] = { shows: 'all' }

/** Where the machine's memory goes, and this process's. */
export const Memory = liveComponent({
  mount({ props }: MountContext<MemoryProps>) {
    return { settings: props.item.settings ?? first }
  },
  events: {
    change: changeSchema,
    show: z.object({ shows: z.enum(['all', 'machine', 'process']) }),
  },
  handleEvent: {
    change,
    show(socket, settings) {
      socket.assign({ settings })
      settle(socket, settings)
    },
  },
  render({ settings: { shows } }, live, { item, memory, processMemory, machine }) {
    return (
      <WidgetPanel
        item={item}
        context={text(size(machine.memory))}
        shows={['memory', 'processMemory']}
        change={(read) => live.on('change', read)}
        settings={
          <Choice
            label="Shows"
            value={shows}
            options={[
              ['all', 'Machine and process'],
              ['machine', 'Machine'],
              ['process', 'This process'],
            ]}
            onChange={live.on('show', (event) => ({ shows: chosen<typeof shows>(event) }))}
          />
        }
      >
        <div class="body">
          {shows !== 'process' && <MachineMemory memory={memory} total={machine.memory} />}
          {shows === 'all' && <h3>This process</h3>}
          {shows !== 'machine' && <OwnMemory memory={processMemory} total={machine.memory} />}
        </div>
      </WidgetPanel>
    )
  },
})

function MachineMemory({ memory, total }: { memory: MemoryReading; total: number }) {
  return (
    <>
      <MemoryBar memory={memory} total={total} />
      <dl class="facts">
        <Part tone="tone-1" name="Programs" amount={memory.programs} total={total} />
        <Part tone="tone-3" name="Shared" amount={memory.shared} total={total} />
        <Part tone="tone-4" name="Cache" amount={memory.cache} total={total} />
        <Part tone="tone-0" name="Free" amount={memory.free} total={total} />
        {memory.swapTotal > 0 ? (
          <Part name="Swap" amount={memory.swap} total={memory.swapTotal} />
        ) : (
          <div>
            <dt>Swap</dt>
            <dd>none</dd>
          </div>
        )}
      </dl>
    </>
  )
}

function OwnMemory({ memory, total }: { memory: ProcessMemory; total: number }) {
  return (
    <dl class="facts">
      <Part name="Heap" amount={memory.heap} total={memory.heapTotal} />
      <Part name="Resident" amount={memory.resident} total={total} />
      <Part name="External" amount={memory.external} />
    </dl>
  )
}

function Part(props: { name: string; amount: number; total?: number; tone?: string }) {
  const { name, amount, total, tone } = props
  return (
    <div>
      <dt>
        {tone !== undefined && (
          <svg class="swatch" viewBox="0 0 10 10" aria-hidden="true">
            <rect class={tone} width="10" height="10" />
          </svg>
        )}
        {name}
      </dt>
      <dd>{text(size(amount))}</dd>
      <dd class="share">{total === undefined ? '' : percent(amount, total)}</dd>
    </div>
  )
}

function MemoryBar({ memory, total }: { memory: MemoryReading; total: number }) {
  const share = (amount: number): number => Math.round((1000 * amount) / total) / 10
  const [programs, shared, cache] = [
    share(memory.programs),
    share(memory.shared),
    share(memory.cache),
  ]
  return (
    <svg
      class="bar memory-bar"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      role="img"
      aria-label={`${percent(memory.used, total)} of the memory is in use`}
    >
      <rect class="tone-1" width={programs} height="10" />
      <rect class="tone-3" x={programs} width={shared} height="10" />
      <rect class="tone-4" x={programs + shared} width={cache} height="10" />
    </svg>
  )
}
