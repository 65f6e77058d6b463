import { useEffect } from 'preact/hooks'
import { countSent, type SideName } from './proof.ts'

/** Sends an event to the view of a half. Never rejects. */
export type Send = (name: 'note' | 'count' | 'play' | 'startOver', payload?: unknown) => void

const sends = new Map<SideName, Send>()

/** Tells how the view of a half is reached from now on. */
export function useTwin(side: SideName, send: Send): void {
  useEffect(() => void sends.set(side, send))
  useEffect(() => () => void sends.delete(side), [side])
}

/** Sends an event to both halves, to each by itself: what is done on one side happens on both. */
export function sendToBoth(...event: Parameters<Send>): void {
  for (const side of sends.keys()) sendTo(side, ...event)
}

/** Sends what one half has sent already to the other one. */
export function sendToOther(side: SideName, ...event: Parameters<Send>): void {
  for (const other of sends.keys()) if (other !== side) sendTo(other, ...event)
}

function sendTo(side: SideName, ...event: Parameters<Send>): void {
  if (event[0] !== 'startOver') countSent(side)
  sends.get(side)?.(...event)
}
