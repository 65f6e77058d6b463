import type { ComponentChildren } from 'preact'
import { Icon } from '../dashboard/icon.tsx'
import { forgetProof } from './proof.ts'
import { sendToBoth } from './twin.ts'
import { forgetIncidents } from './watch.ts'

/** For visitors in a hurry. */
export function FillIn(): ComponentChildren {
  const fillIn = (): void => {
    sendToBoth('note', 'The deploy at noon should not cost any')
    for (let count = 0; count < 5; count += 1) sendToBoth('count', 1)
    for (const place of [4, 0, 2, 6]) sendToBoth('play', place)
  }
  return (
    <button class="button" type="button" onClick={fillIn}>
      <Icon name="edit" />
      Fill in both halves
    </button>
  )
}

/** Forgets what was done and what happened. */
export function StartOver(): ComponentChildren {
  const startOver = (): void => {
    forgetProof()
    forgetIncidents()
    sendToBoth('startOver')
  }
  return (
    <button class="button is-quiet" type="button" onClick={startOver}>
      <Icon name="redo" />
      Start over
    </button>
  )
}
