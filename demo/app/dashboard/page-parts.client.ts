import { followParts, partsOf, type PartNumbers } from './part-numbers.ts'
import type { PatchDetail } from './patch-price.ts'

const text = document.querySelector('script[data-live-state]')?.textContent
const first = partsOf(text ? JSON.parse(text).assigns : {})
let parts: PartNumbers = first

addEventListener('live:patch', ({ detail }: CustomEventInit<PatchDetail>) => {
  if (detail?.view === 1) parts = followParts(parts, detail)
})
// Another instance numbers its parts anew, in the order of the page that every window starts with.
addEventListener('live:connection', () => {
  if (document.documentElement.dataset['liveConnection'] === 'offline') parts = first
})

/** Number of a live component of the page in the patches; `undefined` = it is not there. */
export function partNumber(id: string): number | undefined {
  return parts.get(id)
}
