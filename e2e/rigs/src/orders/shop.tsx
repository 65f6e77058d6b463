import { PGlite, type Transaction } from '@electric-sql/pglite'
import { createLiveServer, createPubSub, type LiveServer } from '@livejsx/server'
import { live, liveView, routes } from '@livejsx/view'
import { z } from 'zod'
import { handledTable, onceIn } from './once.ts'

/** Called at a point of the handler of an order, which it may hold up, or end the process at. */
export type Reached = (point: 'before-commit' | 'after-commit') => void | Promise<void>

/** Opens the database of the shop: in a folder, or in memory. */
export async function openDatabase(folder?: string): Promise<PGlite> {
  const db = await (folder === undefined ? PGlite.create() : PGlite.create(folder))
  await db.exec(`${handledTable};
    create table if not exists orders (number serial primary key, item text not null);
    create table if not exists mails (number serial primary key, text text not null)`)
  return db
}

/** What the shop has of orders, of mails to send, and of handled events. */
export async function countRows(db: PGlite): Promise<readonly unknown[]> {
  const { rows } = await db.query<{ counts: unknown[] }>(`select json_build_array(
    (select count(*) from orders), (select count(*) from mails), (select count(*) from handled)
  ) as counts`)
  return rows[0]?.counts ?? []
}

/** Starts a server with a shop at `/` on a database. */
export function openShop(db: PGlite, reached: Reached = () => undefined): LiveServer {
  const once = onceIn(db)

  async function placeOrder(tx: Transaction, item: string): Promise<number> {
    const text = 'insert into orders (item) values ($1) returning number'
    const { rows } = await tx.query<{ number: number }>(text, [item])
    const number = rows[0]?.number ?? 0
    // Sent by a job of its own, from here.
    await tx.query('insert into mails (text) values ($1)', [`Your order ${number}: ${item}`])
    await reached('before-commit')
    if (item === 'nothing') throw new Error('There is nothing to order')
    return number
  }

  const shop = liveView({
    mount: () => ({ orders: [] as number[] }),
    events: { order: z.string() },
    handleEvent: {
      async order(socket, item) {
        const number = await once(socket.eventId, 'order', (tx) => placeOrder(tx, item))
        await reached('after-commit')
        socket.update('orders', (orders) => [...orders, number])
        return number
      },
    },
    render: ({ orders }, { on }) => <button onClick={on('order', 'tea')}>{orders.join()}</button>,
  })
  return createLiveServer({
    routes: routes([live('/', () => Promise.resolve({ default: shop }))]),
    document: ({ head, children }) => (
      <html>
        <head>{head}</head>
        <body>{children}</body>
      </html>
    ),
    secret: 'rig-of-the-shop-0123456789abcdefghijklmnop',
    pubsub: createPubSub(),
    report: () => undefined,
  })
}
