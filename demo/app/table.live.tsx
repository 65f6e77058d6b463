import { liveView } from 'livejsx'
import { z } from 'zod'
import { Icon } from './dashboard/icon.tsx'
import { PageHead } from './dashboard/page-head.tsx'
import { Shell } from './dashboard/shell.tsx'
import { editCell, groups, limits } from './table/products.ts'
import { ProductsPanel } from './table/products-panel.tsx'
import { shop, shopTopic } from './table/shop.server.ts'
import { flashBriefly, forgetFlash, type BriefFlash } from './widgets/brief-flash.ts'
import { Notice } from './widgets/notice.tsx'

const id = z.number().int()

export default liveView({
  private: () => ({ flashes: 0 }),
  mount({ subscribe }) {
    subscribe(shopTopic)
    return { rows: shop.rows(), isPaused: false }
  },

  events: {
    edit: z.discriminatedUnion('column', [
      z.object({ id, column: z.literal('name'), value: z.string().min(1).max(limits.name) }),
      z.object({ id, column: z.literal('group'), value: z.enum(groups) }),
      z.object({
        id,
        column: z.literal('stock'),
        value: z.number().int().min(0).max(limits.stock),
      }),
      z.object({ id, column: z.literal('price'), value: z.number().min(0.01).max(limits.price) }),
    ]),
  },

  handleEvent: {
    edit(socket, edit) {
      const refusal = shop.edit(edit)
      if (refusal !== undefined) flashBriefly(socket, 'error', refusal)
      socket.assign({ rows: shop.rows() })
      return refusal
    },
    pause(socket) {
      socket.assign({ isPaused: !socket.assigns.isPaused, rows: shop.rows() })
    },
  },

  handleInfo: {
    forgetFlash: (socket, flash: BriefFlash) => forgetFlash(socket, flash),
    // Read now, not when it was sent: this window may have changed a cell since.
    changed(socket) {
      if (!socket.assigns.isPaused) socket.assign({ rows: shop.rows() })
    },
  },

  title: () => 'Table · LiveJSX',

  optimistic: {
    edit: ({ rows }, edit) => ({ rows: editCell(rows, edit) }),
  },

  render({ rows, isPaused }, live) {
    return (
      <Shell path="/table" skip="products">
        <PageHead
          title="Table"
          tools={
            <button class="button" type="button" onClick={live.on('pause')}>
              <Icon name={isPaused ? 'play' : 'pause'} />
              {isPaused ? 'Resume' : 'Pause'}
            </button>
          }
        >
          <span>Double-click a cell, or press Enter on it. Enter saves, Esc takes it back.</span>
        </PageHead>
        <ProductsPanel rows={rows} isPaused={isPaused} save={(edit) => live.push('edit', edit)} />
        <Notice />
      </Shell>
    )
  },
})
