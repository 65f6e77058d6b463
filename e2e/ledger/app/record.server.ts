import { openSync, writeSync } from 'node:fs'
import type { LedgerRecord } from './records.ts'

const file = process.env['LEDGER_FILE']
const descriptor = file === undefined ? undefined : openSync(file, 'a')

/**
 * Appends to the ledger, before it returns. What a killed process has written stays: the system
 * holds it already.
 */
export function record(entry: LedgerRecord): void {
  if (descriptor !== undefined) writeSync(descriptor, `${JSON.stringify(entry)}\n`)
}

let count = 0

/** Names an instance of this process. */
export function nameInstance(): string {
  count += 1
  return `${process.pid}-${count}`
}
