import type { Entry, Level } from './line.ts'

/** Functions of the console that are listened to. */
export const consoleLevels = {
  debug: 'debug',
  log: 'info',
  info: 'info',
  warn: 'warn',
  error: 'error',
} as const satisfies Record<string, Level>

/** One of them. */
export type ConsoleMethod = keyof typeof consoleLevels

/**
 * Writes what was given to the console as a line. Of errors and other objects only the kind is told:
 * what they hold may be for the operator's eyes, and stays in the terminal.
 */
export function consoleLine(method: ConsoleMethod, values: readonly unknown[]): Entry {
  return {
    level: consoleLevels[method],
    source: 'console',
    text: values.map(toWords).join(' '),
    facts: { method: `console.${method}` },
  }
}

function toWords(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Error) return `[${value.name}, see the terminal]`
  if (typeof value === 'function') return '[function]'
  return typeof value === 'object' && value !== null ? '[object]' : String(value)
}
