import type { PGlite, Transaction } from '@electric-sql/pglite'
import { createOnce, type Once } from '@livejsx/server'

/** A row for each effect that has happened. */
export const handledTable = `
  create table if not exists handled (
    key text primary key,
    reply text,
    at timestamptz not null default now()
  )`

export function onceIn(db: PGlite): Once<Transaction> {
  return createOnce<Transaction>({
    run: (key, effect) =>
      db.transaction(async (tx) => {
        // Waits while another transaction has the key, and does nothing once that one has committed.
        await tx.query('insert into handled (key) values ($1) on conflict do nothing', [key])
        const found = 'select reply from handled where key = $1'
        const { rows } = await tx.query<{ reply: string | null }>(found, [key])
        const known = rows[0]?.reply
        if (known) return known
        const reply = await effect(tx)
        await tx.query('update handled set reply = $2 where key = $1', [key, reply])
        return reply
      }),
  })
}
