import { percent, size, text, unknown } from './figures.ts'
import { Panel } from './panel.tsx'
import type { Machine, Memory, ProcessMemory } from './readings.ts'

/** Where the machine's memory goes, and this process's. */
export function MemoryPanel(props: {
  memory: Memory
  processMemory: ProcessMemory
  machine: Machine
}) {
  const { memory, processMemory, machine } = props
  const total = machine.memory
  return (
    <Panel
      name="memory"
      title="Memory"
      context={text(size(total))}
      shows={['memory', 'processMemory']}
    >
      <div class="body">
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
        <h3>This process</h3>
        <dl class="facts">
          <Part name="Heap" amount={processMemory.heap} total={processMemory.heapTotal} />
          <Part name="Resident" amount={processMemory.resident} total={total} />
          <Part name="External" amount={processMemory.external} />
        </dl>
      </div>
    </Panel>
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

function MemoryBar({ memory, total }: { memory: Memory; total: number }) {
  const share = (amount: number): number => Math.round((1000 * amount) / total) / 10
  const [programs, shared, cache] = [memory.programs, memory.shared, memory.cache].map(share)
  if (programs === undefined || shared === undefined || cache === undefined) return unknown
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
