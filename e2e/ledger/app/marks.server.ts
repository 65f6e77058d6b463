import type { OwnerStore } from 'livejsx/stash'

/** The rig's store of marks, which outlives the processes of this app. */
export const marks: OwnerStore = {
  isShared: true,
  read: async (...words) => (await call('read', words)) ?? undefined,
  claim: (...words) => call('claim', words),
  confirm: (...words) => call('confirm', words),
  reset: (...words) => call('reset', words),
  renew: (...words) => call('renew', words),
  remove: (...words) => call('remove', words),
}

async function call<Result>(name: string, words: readonly unknown[]): Promise<Result> {
  const { LEDGER_MARKS: address = '' } = process.env
  const response = await fetch(address, { method: 'POST', body: JSON.stringify([name, words]) })
  if (!response.ok) throw new Error(`The store of marks answers with ${response.status}`)
  return (await response.json()) as Result
}
