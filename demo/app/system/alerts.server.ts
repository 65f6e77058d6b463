import { figure } from '../dashboard/figures.ts'
import type { LogLevel } from '../dashboard/readings.ts'

/** What the alerts look at. */
export interface Watched {
  /** Load of one minute, per core. */
  readonly loadPerCore: number
  readonly load: number
  /** Share of the memory in use, in percent. */
  readonly memory: number
  /** Longest delay of the event loop, in ms. */
  readonly loopDelay: number
}

/** Something that began or ended with a sample. */
export interface Alert {
  readonly level: LogLevel
  readonly text: string
}

/** Load per core above which a machine is called busy. */
export const highLoadPerCore = 0.9

interface Rule {
  isHigh(watched: Watched): boolean
  isOver(watched: Watched): boolean
  begins(watched: Watched): string
  ends: string
}

// Each ends some way below where it begins, so that a value at the border is told once.
const rules: readonly Rule[] = [
  {
    isHigh: ({ loadPerCore }) => loadPerCore > highLoadPerCore,
    isOver: ({ loadPerCore }) => loadPerCore < highLoadPerCore - 0.2,
    begins: ({ load }) => `load ${figure(load)} is above ${highLoadPerCore} per core`,
    ends: 'load is back to normal',
  },
  {
    isHigh: ({ memory }) => memory > 90,
    isOver: ({ memory }) => memory < 85,
    begins: ({ memory }) => `${Math.round(memory)} % of the memory is in use`,
    ends: 'memory is back below 85 %',
  },
  {
    isHigh: ({ loopDelay }) => loopDelay > 200,
    isOver: ({ loopDelay }) => loopDelay < 50,
    begins: ({ loopDelay }) => `the event loop was late by ${Math.round(loopDelay)} ms`,
    ends: 'the event loop is on time again',
  },
]

/** Makes a check that tells of each alert once when it begins and once when it ends. */
export function createAlerts(): (watched: Watched) => Alert[] {
  const active = new Set<Rule>()
  return (watched) =>
    rules.flatMap((rule): Alert[] => {
      if (!active.has(rule) && rule.isHigh(watched)) {
        active.add(rule)
        return [{ level: 'warn', text: rule.begins(watched) }]
      }
      if (active.has(rule) && rule.isOver(watched)) {
        active.delete(rule)
        return [{ level: 'info', text: rule.ends }]
      }
      return []
    })
}
