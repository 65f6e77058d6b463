import { liveView, notFound } from 'livejsx'
import { z } from 'zod'
import { PageHead } from './dashboard/page-head.tsx'
import { Shell } from './dashboard/shell.tsx'
import { BackToList, WarePage } from './products/ware-page.tsx'
import { categoryNames, glazeNames, kindFacts, type Ware } from './products/ware.ts'
import { coloursOf, wareOf, waresLike } from './products/wares.server.ts'

function shownOf(id: string) {
  const ware = wareOf(id) ?? notFound('There is no such product.')
  return { ware, colours: coloursOf(ware.kind), like: waresLike(ware) }
}

export default liveView({
  params: z.object({ id: z.string() }),

  mount: ({ params }) => shownOf(params.id),

  handleParams(socket, { id }) {
    socket.assign(shownOf(id))
  },

  title: ({ ware }) => `${ware.name} · LiveJSX`,

  render({ ware, colours, like }) {
    return (
      <Shell path="/products" skip="product">
        <BackToList />
        <PageHead title={ware.name}>
          <span>{describe(ware)}</span>
        </PageHead>
        <WarePage ware={ware} colours={colours} like={like} />
      </Shell>
    )
  },
})

function describe({ kind, glaze }: Ware): string {
  return `${glazeNames[glaze]}, ${categoryNames[kindFacts[kind].category].toLowerCase()}`
}
