import { parseArgs } from 'node:util'

/** What a run is asked for. */
export interface ChaosOptions {
  readonly faults: number
  readonly seed: number
  /** The run fails when it takes longer. */
  readonly minutes: number
  /** Pages without a browser. */
  readonly pages: number
  /** Pages in Chromium. */
  readonly browserPages: number
  /** Mean time between faults, in ms. */
  readonly everyMs: number
  /** Mean time between restarts of the server, in ms. */
  readonly restartEveryMs: number
}

/** @throws TypeError for what it does not know, or is no number */
export function readOptions(words: readonly string[]): ChaosOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      faults: { type: 'string', default: '1000' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
      minutes: { type: 'string' },
      pages: { type: 'string', default: '24' },
      'browser-pages': { type: 'string', default: '3' },
      every: { type: 'string', default: '100' },
      'restart-every': { type: 'string', default: '8000' },
    },
  })
  const faults = toNumber('faults', values.faults)
  return {
    faults,
    seed: toNumber('seed', values.seed),
    // Six faults a second are modest.
    minutes: toNumber('minutes', values.minutes ?? String(Math.max(5, faults / 200))),
    pages: toNumber('pages', values.pages),
    browserPages: toNumber('browser-pages', values['browser-pages']),
    everyMs: toNumber('every', values.every),
    restartEveryMs: toNumber('restart-every', values['restart-every']),
  }
}

function toNumber(name: string, text: string): number {
  const number = Number(text)
  if (text === '' || !Number.isFinite(number) || number < 0) {
    throw new TypeError(`\`--${name}\` must be a number, it is \`${text}\``)
  }
  return number
}
