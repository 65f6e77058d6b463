import { figure, rate, size, text, type Figure } from '../dashboard/figures.ts'
import type { Machine } from '../dashboard/readings.ts'
import type { ReadingName } from './layout-item.ts'

/** How a reading is shown that has a widget of its own. */
export interface ReadingKind {
  readonly name: string
  toFigure(value: number): Figure
  /** Limits that can be chosen, in the unit of the value. */
  limits(machine: Machine): readonly number[]
  /** End of the scale when nothing is larger. */
  least(machine: Machine): number
}

const rates = {
  toFigure: rate,
  limits: () => [100, 1000, 10_000],
  least: () => 100,
}

/** All readings that can have a widget of their own. */
export const readingKinds: Readonly<Record<ReadingName, ReadingKind>> = {
  busy: {
    name: 'CPU busy',
    toFigure: (value) => ({ value: figure(value), unit: '%' }),
    limits: () => [20, 50, 80, 95],
    least: () => 100,
  },
  memory: {
    name: 'Memory in use',
    toFigure: size,
    limits: ({ memory }) => [memory * 0.5, memory * 0.8, memory * 0.95],
    least: ({ memory }) => memory,
  },
  load: {
    name: 'Load, 1 min',
    toFigure: (value) => ({ value: figure(value), unit: 'tasks' }),
    limits: ({ cores }) => [cores * 0.5, cores, cores * 2],
    least: ({ cores }) => cores,
  },
  loop: {
    name: 'Event-loop delay',
    toFigure: (value) => ({ value: figure(value), unit: 'ms p99' }),
    limits: () => [5, 20, 100],
    least: () => 5,
  },
  in: { name: 'Network in', ...rates },
  out: { name: 'Network out', ...rates },
  read: { name: 'Disk read', ...rates },
  write: { name: 'Disk write', ...rates },
}

/** Writes a limit as it can be chosen. */
export function limitText(kind: ReadingKind, limit: number): string {
  const { value, unit } = kind.toFigure(limit)
  return text({ value: String(Number(value)), unit })
}
