import { consoleLevels, consoleLine, type ConsoleMethod } from './console-line.ts'
import type { Journal } from './journal.server.ts'

/**
 * Writes what this process says on its console, which still gets all of it. Returns a function that
 * stops.
 */
export function watchConsole(journal: Journal): () => void {
  const stops = (Object.keys(consoleLevels) as ConsoleMethod[]).map((method) => {
    const say = console[method]
    const both = (...values: unknown[]): void => {
      say(...values)
      journal.write(consoleLine(method, values))
    }
    console[method] = both
    return () => {
      // Somebody else may listen by now, and calls ours.
      if (console[method] === both) console[method] = say
    }
  })
  return () => stops.forEach((stop) => stop())
}
