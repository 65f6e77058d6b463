import { debounce, liveView } from 'livejsx'
import { z } from 'zod'
import { PageHead } from './dashboard/page-head.tsx'
import { Shell } from './dashboard/shell.tsx'
import { Catalogue } from './products/catalogue.tsx'
import { addressOf, readFilters, type Filters } from './products/filters.ts'
import { findWares } from './products/find-wares.ts'
import { changeOf } from './products/form-change.ts'
import { inList, wares } from './products/wares.server.ts'

/** Pause after which a text is looked for, in ms. */
const typingPauseMs = 200

const catalogue = wares.map(inList)

function shownFor(filters: Filters) {
  return { filters, all: catalogue.length, ...findWares(catalogue, filters) }
}

export default liveView({
  search: z.record(z.string(), z.union([z.string(), z.array(z.string())])).transform(readFilters),

  mount: ({ search }) => shownFor(search),

  handleParams(socket, _params, url, filters) {
    socket.assign(shownFor(filters))
    // One address for one result: a form without JavaScript names fields that are empty, too.
    const address = addressOf({ ...filters, page: socket.assigns.page })
    if (address !== url.pathname + url.search) socket.pushPatch(address, { replace: true })
  },

  events: {
    filter: z.object({
      search: z.record(z.string(), z.array(z.string().max(200)).max(20)),
      replace: z.boolean(),
    }),
  },

  handleEvent: {
    filter(socket, { search, replace }) {
      const filters = readFilters(search)
      const address = addressOf(filters)
      // A field that is left tells what it has told before, and stays on its page.
      if (address === addressOf({ ...socket.assigns.filters, page: 1 })) return
      socket.pushPatch(address, { replace })
    },
  },

  title: ({ total, all }) =>
    `${total === all ? 'Products' : `${total} ${total === 1 ? 'product' : 'products'}`} · LiveJSX`,

  optimistic: {
    filter: (_state, { search }) => ({ filters: readFilters(search) }),
  },

  render(state, live) {
    const { filters, all, ...found } = state
    return (
      <Shell path="/products" skip="products">
        <PageHead title="Products">
          <span>Every filter is in the address: go back, forward, or send it to somebody.</span>
        </PageHead>
        <Catalogue
          filters={filters}
          found={found}
          all={all}
          isPending={live.pending('filter')}
          onChoose={live.on('filter', changeOf)}
          onType={debounce(live.on('filter', changeOf), typingPauseMs)}
        />
      </Shell>
    )
  },
})
