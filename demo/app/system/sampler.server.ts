import { emptySeries, append, type Series } from '../dashboard/series.ts'
import { toPoint, type Sample } from '../dashboard/readings.ts'

/** How far back the history goes, in ms. */
export const maxHistoryMs = 5 * 60_000

/** Runs a function later; returns a function that prevents it. */
export type Later = (run: () => void, delayMs: number) => () => void

/** What a sampler is made of. */
export interface SamplerOptions {
  /** Takes one sample of the machine. */
  measure(): Promise<Sample>
  /** Hands a sample to everyone who watches. */
  publish(sample: Sample): void
  /** Told of a sample that could not be taken; the next one is tried all the same. */
  onError(error: unknown): void
  /** @default 1000 */
  intervalMs?: number
  /** Samples from before. @default none */
  history?: Series | undefined
  later?: Later
}

/** Takes samples of the machine once for all viewers. */
export interface Sampler {
  readonly intervalMs: number
  /** The newest sample; waits for the first one. */
  latest(): Promise<Sample>
  /** The samples of the last `rangeMs`, at most {@link maxHistoryMs}. */
  history(rangeMs: number): Series
  /** Changes the time between two samples. */
  pace(intervalMs: number): void
  /** Safe to call twice. */
  stop(): void
}

/** Starts taking samples. */
export function startSampler(options: SamplerOptions): Sampler {
  const { measure, publish, onError, later = timer } = options
  let intervalMs = options.intervalMs ?? 1000
  let series = options.history ?? emptySeries
  let cancel: () => void = () => undefined
  let isStopped = false

  const sample = async (): Promise<Sample> => {
    const taken = await measure()
    series = append(series, toPoint(taken), maxHistoryMs)
    publish(taken)
    return taken
  }
  let latest = sample()
  const schedule = (): void => {
    cancel()
    if (!isStopped) cancel = later(tick, intervalMs)
  }
  const tick = (): void => {
    const next = sample()
    next.then(() => (latest = next), onError).finally(schedule)
  }
  latest.catch(onError).finally(schedule)

  return {
    get intervalMs() {
      return intervalMs
    },
    latest: () => latest,
    history: (rangeMs) => trimmed(series, rangeMs),
    pace(ms) {
      intervalMs = ms
      schedule()
    },
    stop() {
      isStopped = true
      cancel()
    },
  }
}

function trimmed(series: Series, rangeMs: number): Series {
  const newest = series.at.at(-1) ?? 0
  const from = series.at.findIndex((at) => at >= newest - rangeMs)
  return from <= 0 ? series : mapColumns(series, (column) => column.slice(from))
}

function mapColumns(
  series: Series,
  change: (column: readonly (number | null)[]) => readonly (number | null)[],
): Series {
  const columns = Object.entries(series).map(([name, column]) => [name, change(column)])
  return Object.fromEntries(columns) as Series
}

function timer(run: () => void, delayMs: number): () => void {
  // A process that only samples has nothing left to do.
  const timeout = setTimeout(run, delayMs).unref()
  return () => clearTimeout(timeout)
}
