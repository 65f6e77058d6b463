import type { Driver, Shown } from '../ledger/app/driver.client.ts'
import type { PageEvidence } from './evidence.ts'

/** A page of the ledger that the rig drives, in a browser or without one. */
export interface RigPage {
  readonly name: string
  /** Whether the page has joined, as its `<html>` says. */
  isJoined(): Promise<boolean>
  /** @throws (as a rejection) the error of the page, with its `code` */
  push: Driver['push']
  save(id: string, value: number): Promise<void>
  /** `undefined` = the page shows no ledger. */
  shown(): Promise<Shown | undefined>
  /** Into the browser's cache of pages, and back. */
  hideAndShow(): Promise<void>
  /**
   * Ends the page: as its browser does when it goes elsewhere (`reload`: the next page of its tab comes
   * then), or without a chance to do anything (`crash`).
   */
  leave(how: 'reload' | 'crash' | 'close'): Promise<void>
  evidence(end: PageEvidence['end']): Promise<PageEvidence>
}
