import { PerformanceObserver } from 'node:perf_hooks'
import type { Journal } from './journal.server.ts'
import { collectionLine } from './node-line.ts'

interface Collection {
  readonly duration: number
  readonly detail?: { readonly kind?: number }
}

/** Writes what Node tells of itself: collections of garbage, and warnings. Returns a function that stops. */
export function watchNode(journal: Journal): () => void {
  const observer = new PerformanceObserver((list) => {
    for (const { duration, detail } of list.getEntries() as Collection[]) {
      const line = collectionLine(detail?.kind ?? 0, duration)
      if (line !== undefined) journal.write(line)
    }
  })
  observer.observe({ entryTypes: ['gc'] })
  const onWarning = ({ name }: Error): void =>
    journal.write({ level: 'warn', source: 'node', text: `${name}, see the terminal` })
  process.on('warning', onWarning)
  return () => {
    observer.disconnect()
    process.off('warning', onWarning)
  }
}
