import { pubsub } from 'livejsx/server'
import { supervisor } from '../supervisor/supervisor.server.ts'
import { editCell, type CellEdit, type Product } from './products.ts'

/** Topic of the changes of the one shop that all visitors share. */
export const shopTopic = 'shop'

/** Time between two sales, in ms. */
const saleEveryMs = 100

/** What a product is filled up to when it is sold out. */
const restock = 40

/** A shop, in which somebody buys all the time. */
export interface Shop {
  rows(): readonly Product[]
  /** Becomes what another process has made of the shop. */
  take(rows: readonly Product[]): void
  /** Changes a cell. Returns why not, `undefined` = done. */
  edit(edit: CellEdit): string | undefined
  /** Sells one piece of a product. */
  sell(index: number): void
}

/**
 * Makes a shop.
 *
 * @param onChange told after each change that is made here
 */
export function createShop(onChange: () => void, first: readonly Product[] = firstProducts): Shop {
  let rows = first
  const change = (changed: readonly Product[]): void => {
    rows = changed
    onChange()
  }
  return {
    rows: () => rows,
    take: (taken) => void (rows = taken),
    edit(edit) {
      const row = rows.find(({ id }) => id === edit.id)
      if (row === undefined) return 'The product is gone'
      if (edit.column === 'name') {
        const taken = rows.some(({ id, name }) => id !== edit.id && isSame(name, edit.value))
        if (taken) return `Another product is called “${edit.value}”`
      }
      if (edit.column === 'price' && (edit.value > 2 * row.price || 2 * edit.value < row.price)) {
        return `${row.name}: ${edit.value.toFixed(2)} is too far from ${row.price.toFixed(2)}`
      }
      return void change(editCell(rows, edit))
    },
    sell(index) {
      const row = rows[index]
      if (row === undefined) return
      const sold =
        row.stock === 0
          ? { ...row, stock: restock }
          : { ...row, stock: row.stock - 1, sold: row.sold + 1 }
      change(rows.with(index, sold))
    },
  }
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

const firstProducts: readonly Product[] = (
  [
    ['Aurora desk lamp', 'Lighting', 64, 129],
    ['Basalt kettle', 'Kitchen', 12, 89.5],
    ['Cedar shelf, 80 cm', 'Storage', 31, 149],
    ['Delta notebook', 'Paper', 238, 12],
    ['Ember mug', 'Kitchen', 51, 18],
    ['Fjord blanket', 'Textiles', 27, 98],
    ['Glade tea towel', 'Textiles', 140, 9.5],
    ['Harbour lantern', 'Lighting', 19, 44],
    ['Inlet letter tray', 'Storage', 73, 26],
    ['Juniper board', 'Kitchen', 45, 38],
    ['Kelp napkins', 'Textiles', 88, 16],
    ['Lagoon carafe', 'Kitchen', 33, 42],
    ['Mesa pencil set', 'Paper', 195, 14.5],
    ['Nimbus floor lamp', 'Lighting', 8, 259],
    ['Orchard crate', 'Storage', 61, 32],
    ['Pebble salt cellar', 'Kitchen', 77, 21],
    ['Quarry bookend', 'Storage', 54, 29.5],
    ['Reed wall light', 'Lighting', 22, 79],
    ['Slate coasters', 'Kitchen', 120, 19],
    ['Tundra cushion', 'Textiles', 36, 49],
    ['Umber sketchbook', 'Paper', 160, 17.5],
    ['Vale hook rail', 'Storage', 47, 34],
    ['Willow basket', 'Storage', 29, 56],
    ['Xylo serving spoon', 'Kitchen', 92, 15],
    ['Yarrow envelope set', 'Paper', 210, 8.5],
    ['Zenith clip light', 'Lighting', 39, 36],
    ['Alder tray', 'Kitchen', 58, 31],
    ['Birch drawer box', 'Storage', 66, 24],
    ['Cinder planner', 'Paper', 134, 22],
    ['Dune curtain', 'Textiles', 17, 112],
  ] as const
).map(([name, group, stock, price], index) => ({
  id: index + 1,
  name,
  group,
  stock,
  price,
  sold: 0,
}))

/** The shop of this server, and of the next one. */
export const shop = createShop(() => {
  supervisor.keep('shop', shop.rows())
  pubsub.broadcast(shopTopic, 'changed')
}, supervisor.kept('shop'))

supervisor.watch<readonly Product[]>('shop', (rows) => {
  shop.take(rows)
  pubsub.broadcast(shopTopic, 'changed')
})

const selling = setInterval(() => {
  // Nobody buys while nobody looks.
  if (pubsub.subscribers(shopTopic) === 0) return
  shop.sell(Math.floor(Math.random() * shop.rows().length))
}, saleEveryMs)
selling.unref()
import.meta.hot?.dispose(() => clearInterval(selling))
